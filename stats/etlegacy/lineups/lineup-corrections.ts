import type { Boundary, Lineups, Side } from './lineups.ts';
import { otherSide, SIDES } from './lineups.ts';
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

/**
 * By block; the newest correction of a team counts, whichever of its maps it refers to. A team that carries on in the next
 * block keeps its name there, and has it in the block before, unless that block has a correction of its own.
 */
export function givenNamesOf(
  corrections: readonly LineupCorrection[],
  { blocks, byMatch }: Lineups,
): GivenNames {
  const corrected = blocks.map((): Corrected => ({}));
  for (const correction of corrections) {
    const place = byMatch.get(correction.matchId);
    const names = place === undefined ? undefined : corrected[place.block];
    if (correction.what !== 'name' || place === undefined || names === undefined) continue;
    names[correction.team === 'first' ? place.first : otherSide(place.first)] = correction.name;
  }
  return blocks.map((_, at) => {
    const names: Partial<Record<Side, string>> = {};
    for (const side of SIDES) {
      const name = nearestName(corrected, blocks, { at, side });
      if (name !== null) names[side] = name;
    }
    return names;
  });
}

/** null: as it is found. */
type Corrected = Partial<Record<Side, string | null>>;

/** The correction in that block, else in those before from which the team carries on, else in those after. */
function nearestName(
  corrected: readonly Corrected[],
  blocks: Lineups['blocks'],
  { at, side }: { readonly at: number; readonly side: Side },
): string | null {
  for (let block = at; block >= 0; block -= 1) {
    const name = corrected[block]?.[side];
    if (name !== undefined) return name;
    if (blocks[block]?.carriesOn !== true) break;
  }
  for (let block = at + 1; blocks[block]?.carriesOn === true; block += 1) {
    const name = corrected[block]?.[side];
    if (name !== undefined) return name;
  }
  return null;
}
