import { findTag } from './find-tag.ts';
import { type LineupBlock, otherSide, type Side } from './lineups.ts';

export type NameFacts = {
  /** Player key to shown name. */
  readonly names: ReadonlyMap<string, string>;
  /** Those who keep their cards private: no team is named after them. */
  readonly hidden: ReadonlySet<string>;
  /** Player key to the number of rounds played up to the end of this evening. */
  readonly fame: ReadonlyMap<string, number>;
  /** Player key to the names used this evening, without colour codes. */
  readonly worn: ReadonlyMap<string, readonly string[]>;
};

export const NOBODY = 'Nobody';

/**
 * Returns the possible names of each team of a block, best first: its tag, then its players, those who stayed to the end
 * before the others, the best known first. No team is named after a private player, nor after one whose name is blank. A tag that both teams use does not distinguish them and is left out.
 */
export function teamNames(block: LineupBlock, facts: NameFacts): Record<Side, string[]> {
  const regulars = { a: regularsOf(block, 'a'), b: regularsOf(block, 'b') };
  const tagOf = (side: Side) => findTag(regulars[side].map((key) => facts.worn.get(key) ?? []));
  const tags = { a: tagOf('a'), b: tagOf('b') };
  const isShared = tags.a?.toLowerCase() === tags.b?.toLowerCase();
  const names = (side: Side) => {
    const tag = isShared ? undefined : tags[side];
    const players = rankPlayers(block, side, regulars[side], facts)
      .filter((key) => !facts.hidden.has(key) && hasLetters(facts.names.get(key) ?? key))
      .map((key) => `Team ${facts.names.get(key) ?? key}`);
    return [...(tag === undefined ? [] : [tag]), ...players, ...unnamed(block, side)];
  };
  return { a: names('a'), b: names('b') };
}

/** Whether there is anything to see in a name. */
function hasLetters(name: string): boolean {
  return /[^\p{C}\p{Z}\u2800\u3164\uffa0\u115f\u1160]/u.test(name);
}

/** For a team of which nobody may be named. */
function unnamed({ teams }: LineupBlock, side: Side): string[] {
  return teams[side].maps.size === 0 ? [] : [`Team ${side.toUpperCase()}`];
}

/** The players with at least half as many maps for this team as its most frequent member, and no more for the other team. */
function regularsOf({ teams }: LineupBlock, side: Side): string[] {
  const [own, other] = [teams[side].maps, teams[otherSide(side)].maps];
  const most = Math.max(0, ...own.values());
  return [...own].flatMap(([key, maps]) => (maps * 2 >= most && maps >= (other.get(key) ?? 0) ? [key] : []));
}

function rankPlayers(
  { teams }: LineupBlock,
  side: Side,
  regulars: readonly string[],
  facts: NameFacts,
): string[] {
  const { last, maps } = teams[side];
  const fame = (key: string) => facts.fame.get(key) ?? 0;
  const byFame = (keys: Iterable<string>) =>
    [...keys].toSorted((x, y) => fame(y) - fame(x) || (x < y ? -1 : 1));
  const stayed = regulars.filter((key) => last.has(key));
  return [...new Set([stayed, last, regulars, maps.keys()].flatMap(byFame))];
}
