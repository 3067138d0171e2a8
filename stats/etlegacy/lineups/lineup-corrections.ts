import type { Boundary, Lineups, Side } from './lineups.ts';
import { otherSide } from './lineups.ts';
import type { GivenNames } from './name-teams.ts';

/** The admins' corrections to the line-ups of an evening, oldest first. */
export type LineupCorrection = { readonly matchId: number } & (
  | { readonly what: 'boundary'; readonly boundary: Boundary | null }
  /** `team`: the team that attacked first or second on that map. null: take the correction back. */
  | { readonly what: 'name'; readonly team: 'first' | 'second'; readonly name: string | null }
);

/** By match; the newest correction of a map counts. */
export function boundariesOf(corrections: readonly LineupCorrection[]): Map<number, Boundary> {
  const boundaries = new Map<number, Boundary>();
  for (const correction of corrections) {
    if (correction.what !== 'boundary') continue;
    if (correction.boundary === null) boundaries.delete(correction.matchId);
    else boundaries.set(correction.matchId, correction.boundary);
  }
  return boundaries;
}

/** By block; the newest correction of a team counts, whichever of its maps it refers to. */
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
