// A stray copy under another name does no harm: of several names of one content, the one that completes a pair counts.
import * as fc from 'fast-check';
import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import { fetchFindings } from '../../../stats/etlegacy/health/fetch-findings.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import {
  expectOrderFree,
  importFiles,
  ledgerOf,
  rowsOf,
  stateOf,
} from '../../support/etlegacy/import-files.ts';
import {
  endstatsFile,
  later,
  matchFiles,
  renamed,
  roundFile,
  type TestFile,
} from '../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const AT = '2031-02-03 20:00:00';
const [r1, r2] = matchFiles({ at: AT });

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await forgetServer(test.db, 'default');
});
afterAll(async () => {
  await test.close();
});

const imported = async () =>
  (await ledgerOf(test.db)).flatMap(({ file, status }) => (status === 'imported' ? [file] : []));

async function expectPair(): Promise<void> {
  const matches = await rowsOf(test.db, 'matches');
  expect(matches.map((row) => row['result'])).toContain('r1_attackers');
  const rounds = (await rowsOf(test.db, 'rounds')).map((row) => [row['file'], row['status']]);
  expect(rounds).toContainEqual([r1.name, 'ok']);
  expect(rounds).toContainEqual([r2.name, 'ok']);
  expect((await fetchFindings(test.db)).filter(({ kind }) => kind === 'orphan')).toEqual([]);
}

describe('of several names of one content', () => {
  it.each([
    ['a round one two hours too early', [renamed(r1, later(AT, -120))]],
    [
      'a round one within the hour, with another round between',
      [renamed(r1, later(AT, -40)), roundFile({ at: later(AT, -15), map: 'radar' })],
    ],
    ['round one later and round two earlier', [renamed(r1, later(AT, 120)), renamed(r2, later(AT, -110))]],
    [
      'several of both',
      [...[-180, 60, 120].map((minutes) => renamed(r1, later(AT, minutes))), renamed(r2, later(AT, 26 * 60))],
    ],
  ] as const)('the one that completes a pair counts: %s', async (_, strays) => {
    await expectOrderFree(test.db, [r1, r2, ...strays]);
    await expectPair();
    expect((await ledgerOf(test.db)).filter(({ status }) => status === 'duplicate')).toHaveLength(
      strays.filter((file) => !file.name.includes('radar')).length,
    );
  });

  it('the copies of a whole evening with another clock stay together', async () => {
    const shifted = [renamed(r1, later(AT, -60)), renamed(r2, later(AT, -50))];
    await expectOrderFree(test.db, [r1, r2, ...shifted]);
    expect(await imported()).toEqual(shifted.map((file) => file.name));
  });

  it('the counting one keeps the awards', async () => {
    const awards = endstatsFile(AT, ['Most damage given\tanna\t180']);
    const strays = [renamed(r1, later(AT, -120)), { ...awards, name: renamed(awards, later(AT, -120)).name }];
    await expectOrderFree(test.db, [r1, r2, awards, ...strays]);
    expect((await imported()).toSorted()).toEqual([awards.name, r1.name, r2.name].toSorted());
  });

  it('any set of copies in any order gives the same state, with one pair', async () => {
    const [s1, s2] = matchFiles({ at: later(AT, 35), map: 'radar', kills: 5, kills2: 4 });
    const copies = fc.record({
      file: fc.constantFrom(r1, r2, s1, s2),
      minutes: fc.integer({ min: -300, max: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(copies, { maxLength: 4, selector: ({ file, minutes }) => `${file.name}${minutes}` }),
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 3 }),
        async (strays, keys, size) => {
          const stray = strays.map(({ file, minutes }) => renamed(file, later(AT, minutes)));
          const files = [...new Map([...stray, r1, r2, s1, s2].map((file) => [file.name, file])).values()];
          const states: string[] = [];
          for (const order of [files, shuffle(files, keys)]) {
            await forgetServer(test.db, 'default');
            for (let from = 0; from < order.length; from += size)
              await importFiles(test.db, order.slice(from, from + size));
            states.push(await stateOf(test.db));
          }
          expect(states[1]).toBe(states[0]);
          const results = (await rowsOf(test.db, 'matches')).map((row) => row['result']);
          expect(results).toEqual(['r1_attackers', 'r1_attackers']);
        },
      ),
      { numRuns: Number(process.env['RUNS'] ?? 6) },
    );
  });
});

function shuffle(files: readonly TestFile[], keys: Iterable<number>): TestFile[] {
  const random = keys[Symbol.iterator]();
  return files
    .map((file) => ({ file, key: Number(random.next().value) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ file }) => file);
}
