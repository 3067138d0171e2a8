// The names and colours of the teams of an evening: one of each per team, the same in every view.
import { flipBlock } from './flip-block.ts';
import { type Lineups, otherSide, type Side, SIDES } from './lineups.ts';
import { type NameFacts, NOBODY, teamNames } from './team-names.ts';

/** The admins' names for a team, by block, before any block was flipped. */
export type GivenNames = readonly Given[];

type Given = { readonly [side in Side]?: string | undefined };

export type NamedLineups = {
  readonly lineups: Lineups;
  /** Per block. */
  readonly names: readonly Readonly<Record<Side, string>>[];
};

/** Name to the side (which decides the colour) with which it was used this evening. */
type Used = Map<string, Side>;

/**
 * Names the teams of every block: the admins' name, else the first name from `teamNames`. A name that recurs in a later
 * block keeps its side, for which the block is flipped; if that is not possible, the next best name is taken.
 *
 * @returns the line-ups with some blocks flipped, and the names by their new sides.
 */
export function nameTeams(lineups: Lineups, facts: NameFacts, given: GivenNames = []): NamedLineups {
  const used: Used = new Map();
  const turned = lineups.blocks.map((block, at) => {
    const found = teamNames(block, facts);
    const own = given[at] ?? {};
    const wanted = { a: withGiven(own.a, found.a), b: withGiven(own.b, found.b) };
    const isFlipped = countClashes(wanted, used, otherSide) < countClashes(wanted, used, (side) => side);
    const bySide = isFlipped ? { a: wanted.b, b: wanted.a } : wanted;
    const names = chooseNames(bySide, isFlipped ? { a: own.b, b: own.a } : own, used);
    for (const side of SIDES) if (!used.has(names[side])) used.set(names[side], side);
    return { isFlipped, names, block: isFlipped ? flipBlock(block) : block };
  });
  return {
    names: turned.map(({ names }) => names),
    lineups: {
      blocks: turned.map(({ block }) => block),
      byMatch: new Map(
        Array.from(lineups.byMatch, ([id, { block, first }]) => [
          id,
          { block, first: turned[block]?.isFlipped === true ? otherSide(first) : first },
        ]),
      ),
    },
  };
}

type Wanted = Readonly<Record<Side, readonly string[]>>;

function withGiven(name: string | undefined, found: readonly string[]): readonly string[] {
  return name === undefined ? found : [name, ...found];
}

/** The number of best names that would change their colour. */
function countClashes(wanted: Wanted, used: Used, sideOf: (side: Side) => Side): number {
  return SIDES.filter((side) => {
    const before = used.get(wanted[side][0] ?? '');
    return before !== undefined && before !== sideOf(side);
  }).length;
}

function chooseNames(wanted: Wanted, given: Given, used: Used): Record<Side, string> {
  const fits = (name: string, side: Side) => (used.get(name) ?? side) === side;
  const choose = (side: Side, taken?: string) => {
    const free = wanted[side].filter((name) => name !== taken);
    const fitting = given[side] ?? free.find((name) => fits(name, side)) ?? free[0];
    return fitting ?? wanted[side][0] ?? NOBODY;
  };
  const a = choose('a', given.b);
  const b = choose('b', a);
  return { a, b: a === b ? `${b} (2)` : b };
}
