import { type Side, SIDES } from './lineups.ts';
import type { ComparedGroups, Groups, Teams } from './map-teams.ts';

export type Link = {
  /** The team that attacks first on this map. */
  readonly first: Side;
  /** Whether these are the same two teams, regardless of who joined or left. */
  readonly goesOn: boolean;
};

/** At most one in this many of those who stayed may change teams; otherwise the teams were re-mixed. */
const ONE_IN = 10;

/**
 * Links the two groups of a map to the two teams of the maps before.
 *
 * The teams continue while at most one in ten of those who stayed changed teams and somebody of each team stayed. Joining
 * and leaving do not matter, nor does a group without known members, nor who played only briefly where others of both teams
 * stayed. A player who was on both sides of a map did not change teams.
 *
 * @param maps the number of maps each played so far: of two equally good links, the one that keeps the player with the
 *   most maps in their team is taken, then the one that fits the first round better.
 */
export function linkTeams(old: Teams, now: ComparedGroups, maps: ReadonlyMap<string, number>): Link {
  const known = [...now.first.union(now.second)].filter((key) => old.a.has(key) || old.b.has(key));
  const steady = known.filter((key) => !now.brief.has(key));
  const areOfBoth = SIDES.every((side) => old[side].size === 0 || steady.some((key) => old[side].has(key)));
  const stayed = (areOfBoth ? steady : known).toSorted(
    (x, y) => (maps.get(y) ?? 0) - (maps.get(x) ?? 0) || (x < y ? -1 : 1),
  );
  const same = tryLink(old, now, stayed, 'a');
  const swapped = tryLink(old, now, stayed, 'b');
  const order =
    same.changed - swapped.changed ||
    Number(swapped.keepsMostFaithful) - Number(same.keepsMostFaithful) ||
    same.changedAtFirst - swapped.changedAtFirst;
  const { first, goesOn } = order <= 0 ? same : swapped;
  return { first, goesOn };
}

function tryLink(old: Teams, now: ComparedGroups, stayed: readonly string[], first: Side) {
  const groupOf = (side: Side, groups: Groups = now) => (side === first ? groups.first : groups.second);
  const keepsTeam = (key: string, groups: Groups = now) =>
    SIDES.some((side) => old[side].has(key) && groupOf(side, groups).has(key));
  const changed = stayed.filter((key) => !keepsTeam(key)).length;
  const isCarriedOn = (side: Side) =>
    old[side].size === 0 || groupOf(side).size === 0 || !old[side].isDisjointFrom(groupOf(side));
  return {
    first,
    changed,
    changedAtFirst: stayed.filter((key) => !keepsTeam(key, now.opening)).length,
    keepsMostFaithful: stayed.slice(0, 1).every((key) => keepsTeam(key)),
    goesOn: stayed.length > 0 && changed * ONE_IN <= stayed.length && SIDES.every(isCarriedOn),
  };
}
