import type { PlacedMap, PlayedMap, Side } from './lineups.ts';

export type Teams = Readonly<Record<Side, ReadonlySet<string>>>;
export type Groups = { readonly first: ReadonlySet<string>; readonly second: ReadonlySet<string> };

/** The players who attacked first and those who attacked second on a map, in any of its rounds. */
export function groupsOf({ halves }: PlayedMap): Groups {
  return {
    first: new Set(halves.flatMap((half) => half.first)),
    second: new Set(halves.flatMap((half) => half.second)),
  };
}

/** The same by team. */
export function teamsOf({ map, first }: PlacedMap): Teams {
  const groups = groupsOf(map);
  return first === 'a' ? { a: groups.first, b: groups.second } : { a: groups.second, b: groups.first };
}
