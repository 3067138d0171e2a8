import type { MapStats } from '../../../../stats/etlegacy/maps/fetch-map-stats.ts';

/** Short enough that a table never cuts them. */
export const TYPE_SIGNS = {
  stopwatch: 'sw',
  objective: 'obj',
  campaign: 'camp',
  map_vote: 'vote',
  last_man_standing: 'lms',
  single: 'one',
} as const satisfies Record<MapStats['gameType'], string>;

/** Whether the rows have to tell their game types. */
export function isMixed(maps: readonly MapStats[]): boolean {
  return new Set(maps.map(({ gameType }) => gameType)).size > 1;
}

/** Last man standing has no attackers. */
export function attackShare({ gameType, rounds, completed }: MapStats): number | null {
  return rounds === 0 || gameType === 'last_man_standing' ? null : completed / rounds;
}
