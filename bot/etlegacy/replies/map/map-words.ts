import type { MapStats } from '../../../../stats/etlegacy/maps/fetch-map-stats.ts';
import { GAME_TYPE_WORDS } from '../../../../stats/etlegacy/sessions/game-type-words.ts';
import { cleanName } from '../../../../wording/clean-name.ts';

/** The game type of a row, if there are several. */
export function mapName({ map, gameType }: MapStats, maps: readonly MapStats[]): string {
  const isAlone = maps.every((other) => other.gameType === gameType);
  return isAlone ? cleanName(map) : `${cleanName(map)} (${GAME_TYPE_WORDS[gameType]})`;
}

/** Last man standing has no attackers. */
export function attackShare({ gameType, rounds, completed }: MapStats): number | null {
  return rounds === 0 || gameType === 'last_man_standing' ? null : completed / rounds;
}
