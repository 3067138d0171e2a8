import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mark, ProvenName } from '../../../../parsers/etlegacy/log/log-marks.ts';
import { RunningSums } from '../../../../parsers/etlegacy/log/running-sums.ts';

const NAMES = [
  'MP40.kills',
  'MP40.hits',
  'damageGiven',
  'selfKills',
] as const satisfies readonly ProvenName[];
const marks = fc.array(
  fc.record({ name: fc.constantFrom(...NAMES), value: fc.integer({ min: 1, max: 3 }) }),
  { maxLength: 12 },
);
const counted = fc.dictionary(fc.constantFrom(...NAMES.slice(0, 3)), fc.integer({ min: 0, max: 4 }));

function isEqual(
  some: readonly Pick<Mark, 'name' | 'value'>[],
  wanted: ReadonlyMap<ProvenName, number>,
): boolean {
  return [...wanted].every(
    ([name, value]) =>
      some.filter((mark) => mark.name === name).reduce((sum, mark) => sum + mark.value, 0) === value,
  );
}

test('running sums agree exactly where the sums of all marks so far do', () => {
  fc.assert(
    fc.property(marks, counted, (all, numbers) => {
      const wanted = new Map(
        NAMES.flatMap((name) => (name in numbers ? [[name, numbers[name] ?? 0] as const] : [])),
      );
      const sums = new RunningSums(wanted);
      expect(sums.agree).toBe(isEqual([], wanted));
      for (const [at, mark] of all.entries()) {
        sums.add({ ...mark, order: at, clockMs: at });
        expect(sums.agree).toBe(isEqual(all.slice(0, at + 1), wanted));
      }
    }),
    { numRuns: 500 },
  );
});
