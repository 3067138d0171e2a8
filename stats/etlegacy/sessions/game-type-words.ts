import type { PlayedType } from '../../../database/schema/etlegacy.ts';

/** What a map was played as, in words. */
export const GAME_TYPE_WORDS = {
  stopwatch: 'stopwatch',
  objective: 'objective',
  campaign: 'campaign',
  map_vote: 'map vote',
  last_man_standing: 'last man standing',
  single: 'one round a map',
} as const satisfies Record<PlayedType, string>;

/** What is won: in last man standing a map has many rounds, each with a winner. */
export function unitOf(gameType: PlayedType): 'map' | 'round' {
  return gameType === 'last_man_standing' ? 'round' : 'map';
}

/**
 * What a score counts: "maps", "maps of campaign", "rounds of last man standing".
 *
 * @param isOneOfMany there are scores of other game types beside it, so that it tells its own.
 */
export function sayUnits(gameType: PlayedType, isOneOfMany = false): string {
  const units = `${unitOf(gameType)}s`;
  if (gameType === 'single') return isOneOfMany ? `${units} of one round` : units;
  return gameType === 'stopwatch' && !isOneOfMany ? units : `${units} of ${GAME_TYPE_WORDS[gameType]}`;
}
