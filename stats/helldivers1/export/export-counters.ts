import { COUNTERS, type Counters } from '../../../parsers/helldivers1/counters.data.ts';
import { camelCase } from './camel-case.ts';
import { exactNumber } from './exact-number.ts';

/** The counters under their names in camelCase, to the digit; null each where there are none. */
export function exportCounters(counters: Counters | null): Record<string, number | object | null> {
  return Object.fromEntries(
    COUNTERS.map((name) => [camelCase(name), counters === null ? null : exactNumber(counters[name])]),
  );
}
