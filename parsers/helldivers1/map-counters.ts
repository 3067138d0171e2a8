import { COUNTERS, type Counter } from './counters.data.ts';

/** Returns a value for every counter, by its name. */
export function mapCounters<T>(make: (name: Counter) => T): Record<Counter, T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the entries of a closed set have exactly its members as keys
  return Object.fromEntries(COUNTERS.map((name) => [name, make(name)])) as Record<Counter, T>;
}
