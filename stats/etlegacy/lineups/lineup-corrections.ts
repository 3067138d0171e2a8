import type { Boundary, Lineups, Side } from './lineups.ts';
import { otherSide } from './lineups.ts';
import type { GivenNames } from './name-teams.ts';

/** What admins said about the line-ups of an evening, oldest first. */
export type LineupCorrection = { readonly matchId: number } & (
  | { readonly what: 'boundary'; readonly boundary: Boundary | null }
  /** `team`: who attacked first or second on that map. null: as it is found. */
  | { readonly what: 'name'; readonly team: 'first' | 'second'; readonly name: string | null }
);

/** By match; the last word about a map counts. */
export function boundariesOf(corrections: readonly LineupCorrection[]): Map<number, Boundary> {
  const boundaries = new Map<number, Boundary>();
  for (const correction of corrections) {
    if (correction.what !== 'boundary') continue;
    if (correction.boundary === null) boundaries.delete(correction.matchId);
    else boundaries.set(correction.matchId, correction.boundary);
  }
  return boundaries;
}

/** By block; the last word about a team counts, on whichever of its maps it was said. */
export function givenNamesOf(
  corrections: readonly LineupCorrection[],
  { blocks, byMatch }: Lineups,
): GivenNames {
  const given = blocks.map((): Partial<Record<Side, string>> => ({}));
  for (const correction of corrections) {
    const place = byMatch.get(correction.matchId);
    const names = place === undefined ? undefined : given[place.block];
    if (correction.what !== 'name' || place === undefined || names === undefined) continue;
    const side = correction.team === 'first' ? place.first : otherSide(place.first);
    if (correction.name === null) delete names[side];
    else names[side] = correction.name;
  }
  return given;
}
