import type { PlacedMap, PlayedMap, Side } from './lineups.ts';

export type Teams = Readonly<Record<Side, ReadonlySet<string>>>;
export type Groups = { readonly first: ReadonlySet<string>; readonly second: ReadonlySet<string> };

/** The groups of a map and what they are compared by. */
export type ComparedGroups = Groups & {
  /** The groups of its first round. */
  readonly opening: Groups;
  /** Who played less than half of each of its rounds in which they played at all. */
  readonly brief: ReadonlySet<string>;
};

/** The players who attacked first and those who attacked second on a map, in any of its rounds. */
function groupsOf({ halves }: PlayedMap): Groups {
  return {
    first: new Set(halves.flatMap((half) => half.first)),
    second: new Set(halves.flatMap((half) => half.second)),
  };
}

export function comparedGroupsOf(map: PlayedMap): ComparedGroups {
  const { halves } = map;
  const groups = groupsOf(map);
  const isBrief = (key: string): boolean =>
    halves.every(
      ({ first, second, brief = [] }) =>
        brief.includes(key) || !(first.includes(key) || second.includes(key)),
    );
  return {
    ...groups,
    opening: groupsOf({ ...map, halves: halves.slice(0, 1) }),
    brief: new Set([...groups.first.union(groups.second)].filter(isBrief)),
  };
}

/** The same by team. */
export function teamsOf({ map, first }: PlacedMap): Teams {
  const groups = groupsOf(map);
  return first === 'a' ? { a: groups.first, b: groups.second } : { a: groups.second, b: groups.first };
}
