import { type Side, SIDES } from './lineups.ts';
import type { Groups, Teams } from './map-teams.ts';

export type Link = {
  /** Which team attacks first now. */
  readonly first: Side;
  /** Whether these are the same two teams, in spite of all who joined or left. */
  readonly goesOn: boolean;
};

/** At most one in so many of those who stayed may change teams; more, and the players were mixed anew. */
const ONE_IN = 10;

/**
 * Links the two groups of a map to the two teams of the maps before.
 *
 * The same teams go on while at most one in ten of those who stayed changed teams and somebody of each team stayed. Who
 * joins or leaves says nothing about it, nor does a group of which nobody is known. Whoever was on both sides of a map
 * changed nothing.
 *
 * @param maps how many maps each played so far: where both ways to link are as good, the most faithful player keeps the team.
 */
export function linkTeams(old: Teams, now: Groups, maps: ReadonlyMap<string, number>): Link {
  const stayed = [...now.first.union(now.second)]
    .filter((key) => old.a.has(key) || old.b.has(key))
    .toSorted((x, y) => (maps.get(y) ?? 0) - (maps.get(x) ?? 0) || (x < y ? -1 : 1));
  const same = tryLink(old, now, stayed, 'a');
  const swapped = tryLink(old, now, stayed, 'b');
  const order =
    same.changed - swapped.changed || Number(swapped.keepsMostFaithful) - Number(same.keepsMostFaithful);
  const { first, goesOn } = order <= 0 ? same : swapped;
  return { first, goesOn };
}

function tryLink(old: Teams, now: Groups, stayed: readonly string[], first: Side) {
  const groupOf = (side: Side) => (side === first ? now.first : now.second);
  const keepsTeam = (key: string) => SIDES.some((side) => old[side].has(key) && groupOf(side).has(key));
  const changed = stayed.filter((key) => !keepsTeam(key)).length;
  const isCarriedOn = (side: Side) =>
    old[side].size === 0 || groupOf(side).size === 0 || !old[side].isDisjointFrom(groupOf(side));
  return {
    first,
    changed,
    keepsMostFaithful: stayed.slice(0, 1).every(keepsTeam),
    goesOn: stayed.length > 0 && changed * ONE_IN <= stayed.length && SIDES.every(isCarriedOn),
  };
}
