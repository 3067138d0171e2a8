import { expect, test } from 'vitest';
import { CASE_NAMES } from '../../../simulator/etlegacy/evening/cases.ts';
import { streamEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';

test('every case occurs eventually without being requested', () => {
  const seen = new Set<string>();
  for (const evening of streamEvenings({ seed: 2, evenings: 250, options: { teamSize: 3, maps: 6 } })) {
    for (const name of evening.cases) seen.add(name);
    for (const round of evening.rounds) for (const name of round.cases) seen.add(name);
  }
  expect(CASE_NAMES.filter((name) => !seen.has(name))).toEqual([]);
}, 60_000);
