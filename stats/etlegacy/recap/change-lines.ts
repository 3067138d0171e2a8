import { sayChange } from './say-change.ts';
import type { RecapBlock } from './session-recap.ts';

/** More of them say less. */
const SHOWN = 6;

/**
 * The changes of a block in lines such as "Team anna, ice: elsa in for boris", one per team and round; the first few, and
 * how many more.
 *
 * @param sayName escapes as the face needs.
 */
export function changeLines({ changes, teams }: RecapBlock, sayName: (name: string) => string): string[] {
  const groups = [...Map.groupBy(changes, ({ roundId, side }) => `${roundId}/${side}`).values()];
  const lines = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const words = group.map((change) => sayChange(change, sayName)).join('; ');
    return [`${sayName(teams[first.side].name)}, ${sayName(first.map)}: ${words}`];
  });
  const more = lines.length - SHOWN;
  return more > 0 ? [...lines.slice(0, SHOWN), `and ${more} more`] : lines;
}
