import type { RoundFacts } from './fetch-session-rounds.ts';

/**
 * Names a round: "supply round 2" in stopwatch, else its map alone.
 *
 * @param sayName escapes a name for the output.
 */
export function sayRoundName(
  { map, label }: Pick<RoundFacts, 'map' | 'label'>,
  sayName: (name: string) => string,
): string {
  return label === null ? sayName(map) : `${sayName(map)} round ${label}`;
}
