import type { PlayedType } from '../../../database/schema/etlegacy.ts';
import { formatClock } from '../../charts/text/format.ts';

/** A map of an evening, as the pictures of the evening take it. */
export type PlayedMap = {
  readonly map: string;
  readonly state: 'complete' | 'unfinished';
  /** The two teams that played it; null where no file tells: then who attacked first, or attacked, stands first. */
  readonly lineups: readonly [string, string] | null;
  /** Index of the winner of the two; null for a draw or an unfinished map. */
  readonly winner: 0 | 1 | null;
  /** Attack times of the two in seconds; null where the attack did not get through or there was none. */
  readonly seconds: readonly [number | null, number | null];
  /** Of a map of one round, with the index of the team that attacked; null in last man standing, where nobody does. */
  readonly single?: { readonly gameType: PlayedType; readonly attacker: 0 | 1 | null };
};

/** Who won a map, in words. */
export function sayWinner(map: PlayedMap): string {
  if (map.state === 'unfinished') return 'unfinished';
  return map.winner === null ? 'draw' : namesOn(map)[map.winner];
}

/** How the two that played a map are called. */
export function namesOn({
  lineups,
  single,
}: Pick<PlayedMap, 'lineups' | 'single'>): readonly [string, string] {
  if (lineups !== null) return lineups;
  if (single === undefined) return ['attacked first', 'attacked second'];
  return single.attacker === null ? ['one side', 'the other side'] : ['attackers', 'defenders'];
}

/** How the attacks went: a time, "held", or a dash where a map was not finished; in last man standing its length. */
export function sayAttacks(map: PlayedMap, between: string): string {
  const { single } = map;
  if (single?.attacker === null) return formatClock(map.seconds.find((seconds) => seconds !== null) ?? null);
  const seconds = single === undefined ? map.seconds : [map.seconds[single.attacker]];
  return seconds
    .map((time) => (time === null && map.state === 'complete' ? 'held' : formatClock(time)))
    .join(between);
}
