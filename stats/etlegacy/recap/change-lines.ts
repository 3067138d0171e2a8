import { sayChange } from './say-change.ts';
import type { RecapBlock } from './session-recap.ts';

/** More lines would be hard to read. */
const SHOWN = 6;

/**
 * Returns the changes of a block as lines such as "Team anna, ice: elsa in for boris", one per team and round; the first
 * few and the number of the others.
 *
 * @param sayName escapes a name for the output format.
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
