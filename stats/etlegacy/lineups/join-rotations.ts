import type { LineupChange } from './lineups.ts';

/**
 * Joins the changes of people who take turns into one: players who replaced each other, if at least one of them left and
 * returned. A single substitution is not a rotation.
 *
 * @param changes of one team, ordered by time.
 */
export function joinRotations(changes: readonly LineupChange[]): LineupChange[] {
  const groups = groupByTurns(changes).filter((group) => hasReturn(group, changes));
  const rotated = groups.flatMap((group) => {
    const own = changes.filter((change) => touches(change, group));
    const [first] = own;
    if (first === undefined) return [];
    const players = [...new Set(own.flatMap(({ instead, players: came }) => [...instead, ...came]))];
    return [
      { ...first, kind: 'rotated', players: players.filter((key) => group.has(key)), instead: [] } as const,
    ];
  });
  const inGroups = new Set(groups.flatMap((group) => [...group]));
  const others = changes.flatMap((change) => {
    if (change.kind === 'crossed') return [change];
    const players = change.players.filter((key) => !inGroups.has(key));
    return players.length === 0 ? [] : [{ ...change, players }];
  });
  return [...rotated, ...others];
}

/** Groups the players who replaced each other, directly or through others. */
function groupByTurns(changes: readonly LineupChange[]): ReadonlySet<string>[] {
  let groups: ReadonlySet<string>[] = [];
  for (const { kind, players, instead } of changes) {
    if (kind !== 'in_for') continue;
    const all = new Set([...players, ...instead]);
    const linked = groups.filter((group) => !group.isDisjointFrom(all));
    const merged = new Set([all, ...linked].flatMap((group) => [...group]));
    groups = [...groups.filter((group) => !linked.includes(group)), merged];
  }
  return groups;
}

function touches({ kind, players, instead }: LineupChange, group: ReadonlySet<string>): boolean {
  return kind !== 'crossed' && [...players, ...instead].some((key) => group.has(key));
}

/** Whether somebody of the group left and returned later. */
function hasReturn(group: ReadonlySet<string>, changes: readonly LineupChange[]): boolean {
  const gone = new Set<string>();
  for (const { kind, players, instead } of changes) {
    if (kind === 'crossed') continue;
    const came = kind === 'left' ? [] : players;
    if (came.some((key) => group.has(key) && gone.has(key))) return true;
    for (const key of kind === 'left' ? players : instead) gone.add(key);
  }
  return false;
}
