// Files of unusual servers and scripts, each with the expected result.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fetchUnreadable } from '../../stats/health/fetch-unreadable.ts';
import { casesNote, hasCases, listCases, readCase, readExpected } from '../support/etlegacy/case-files.ts';
import { importFiles, ledgerOf, rowsOf } from '../support/etlegacy/import-files.ts';
import { fetchFindings } from '../../stats/etlegacy/health/fetch-findings.ts';
import { fetchRoundSummaries, fetchDoctorLines } from '../support/etlegacy/fetch-round-summaries.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const numbers = z.record(z.string(), z.array(z.number()));
const halves = z.object({ r1: numbers, r2: numbers });
const named = z.array(z.tuple([z.string(), numbers]));

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.close());

async function expectRejected(code: string, ...words: readonly RegExp[]): Promise<void> {
  expect(await fetchRoundSummaries(test.db)).toEqual([]);
  const ledger = await ledgerOf(test.db);
  expect(new Set(ledger.map((row) => `${row.status} ${row.code}`))).toEqual(new Set([`rejected ${code}`]));
  expect(await fetchUnreadable(test.db, ['default'])).toBe(ledger.length);
  const findings = await fetchFindings(test.db);
  expect(findings).toHaveLength(ledger.length);
  for (const { reason, tip } of findings) for (const word of words) expect(`${reason} ${tip}`).toMatch(word);
}

async function expectPair(
  seconds: readonly [number, number],
  outcomes: readonly [string, string],
  result: string,
) {
  const rounds = await fetchRoundSummaries(test.db);
  expect(rounds.map(({ status }) => status)).toEqual(['ok', 'ok']);
  expect(rounds.map((round) => round.seconds)).toEqual(seconds);
  expect(rounds.map((round) => round.outcome)).toEqual(outcomes);
  for (const round of rounds)
    for (const time of round.times) expect(time).toBeLessThanOrEqual(round.seconds ?? 0);
  const matches = await rowsOf(test.db, 'matches');
  expect(matches.map((match) => match['result'])).toEqual([result]);
  return rounds;
}

/** Asserts that they count as single rounds, neither aborted nor unpaired. */
async function expectOtherType(rounds: number): Promise<void> {
  const told = await fetchRoundSummaries(test.db);
  expect(told).toHaveLength(rounds);
  for (const round of told) {
    expect(round.reason).toMatch(/^not stopwatch/);
    expect(round.outcome).not.toBe('aborted');
    expect(round.status).toBe('ok');
  }
  expect(await fetchFindings(test.db)).toEqual([]);
  const words = await fetchDoctorLines(test.db);
  expect(words).toMatch(/does not play stopwatch/);
  expect(words).not.toMatch(/cut off|round one|round 1/);
}

const CASES: Readonly<Record<string, (name: string) => Promise<void>>> = {
  '01-c0rnp0rn-1-spaces': () => expectRejected('FOREIGN_LAYOUT', /32 after blanks, as c0rnp0rn\.lua/),
  '02-game-stats-0.2': () => expectRejected('OTHER_SCRIPT', /game-stats\.lua/, /docs\/game-server\.md/),
  '03b-objective-c7': async (name) => {
    await expectOtherType(3);
    const rounds = await fetchRoundSummaries(test.db);
    expect(rounds.map(({ players }) => players)).toEqual(
      named.parse(readExpected(name)).map(([, players]) => players),
    );
  },
  '03c-objective-c8': async (name) => {
    await expectOtherType(3);
    const rounds = await fetchRoundSummaries(test.db);
    expect(rounds.map(({ status, seconds }) => [status, seconds])).toEqual([
      ['ok', 840],
      ['ok', 900],
      ['ok', 700],
    ]);
    expect(rounds.map(({ players }) => players)).toEqual(
      named.parse(readExpected(name)).map(([, players]) => players),
    );
  },
  '04-prefixed-names': async () => {
    await expectRejected('PREFIXED_NAME', /"(?:puran|1710964800)-" precedes the name 2026-02-09/);
    expect(await ledgerOf(test.db)).toHaveLength(4);
  },
  '05-json-of-stats-lua': () =>
    expectRejected('BAD_JSON', /player_stats, A1B2C3D4 \(1 of 1\): weaponStats has 2 items/, /text file/),
  '06-split-endstats': async () => {
    const [, r2] = await fetchRoundSummaries(test.db);
    expect([r2?.awards, r2?.duels]).toEqual([3, { alpha: 3, 'bravo!': 3, charlie: 3 }]);
    expect((await ledgerOf(test.db)).map((row) => row.status)).toEqual(Array(4).fill('imported'));
  },
  '07-sudden-death': async (name) => {
    const [r1, r2] = await expectPair([743, 500], ['completed', 'completed'], 'r2_attackers');
    expect({ r1: r1?.players, r2: r2?.players }).toEqual(halves.parse(readExpected(name)));
  },
  '10-lms': async (name) => {
    await expectOtherType(3);
    // All counters of these rounds continue, as the documents show.
    const rounds = await fetchRoundSummaries(test.db);
    expect(rounds.map(({ players }) => players)).toEqual(z.array(numbers).parse(readExpected(name)));
  },
  '12-ninth-part-match-id': async () => {
    const rounds = await expectPair([400, 400], ['completed', 'held'], 'r1_attackers');
    for (const { reason } of rounds) expect(reason).toMatch(/1770600 s in the first line is not believed/);
    expect(await fetchDoctorLines(test.db)).toMatch(/such as a match id: 2 rounds/);
  },
  '13-34-fields': () => expectRejected('FOREIGN_LAYOUT', /34 numbers after the weapons/),
  '13-42-fields': async (name) => {
    const [round] = await fetchRoundSummaries(test.db);
    expect(round?.players).toEqual(readExpected(name));
    expect(round?.reason).toMatch(/4 numbers behind the 38 known ones are not read/);
    expect(await fetchDoctorLines(test.db)).toMatch(/newer script: 1 round /);
  },
  '14-odd-names': async (name) => {
    const [round] = await fetchRoundSummaries(test.db);
    expect(round?.status).toBe('ok');
    expect(round?.players).toEqual(readExpected(name));
  },
  '16-companion-files': async () => {
    expect(await fetchRoundSummaries(test.db)).toHaveLength(1);
    expect(await fetchFindings(test.db)).toEqual([]);
    expect(await fetchDoctorLines(test.db)).toMatch(/5 files of other scripts/);
    expect((await ledgerOf(test.db)).filter((row) => row.code === 'COMPANION')).toHaveLength(5);
  },
  '18-timelimit-0': async (name) => {
    const [r1, r2] = await expectPair([400, 300], ['completed', 'completed'], 'r2_attackers');
    expect({ r1: r1?.players, r2: r2?.players }).toEqual(halves.parse(readExpected(name)));
  },
  '20-same-second': async () => {
    const [r1, r2] = await fetchRoundSummaries(test.db);
    expect([r1?.status, r2?.status]).toEqual(['ok', 'orphan']);
    expect(r2?.reason).toMatch(/does not fit its round 1 .*ended 0 s after round 1/);
    for (const player of Object.values(r2?.players ?? {})) expect(player).toEqual([null, null, null]);
  },
  '21-copy-in-other-case': async () => {
    const [round, ...others] = await fetchRoundSummaries(test.db);
    expect(others).toEqual([]);
    const players = Object.values(round?.players ?? {});
    expect([players.length, players.reduce((sum, [kills]) => sum + (kills ?? 0), 0)]).toEqual([6, 48]);
    expect((await ledgerOf(test.db)).map((row) => row.status).sort()).toEqual(['duplicate', 'imported']);
  },
};

describe.skipIf(!hasCases)(`files of unusual servers${casesNote}`, () => {
  it('has an expectation for every case', () => {
    expect(listCases()).toEqual(Object.keys(CASES).sort());
  });

  it.each(Object.entries(CASES))('%s, in any order', async (name, expectIt) => {
    const files = readCase(name);
    await importFiles(test.db, files);
    await expectIt(name);
    await test.close();
    test = await createTestDatabase();
    for (const file of files.toReversed()) await importFiles(test.db, [file]);
    await expectIt(name);
  });
});
