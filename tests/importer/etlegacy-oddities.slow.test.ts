// More files of unusual servers, generated here, to test the rules and not only the recorded cases.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importFiles, ledgerOf } from '../support/etlegacy/import-files.ts';
import {
  crew,
  endstatsFile,
  later,
  matchFiles,
  renamed,
  roundFile,
  type TestFile,
} from '../support/etlegacy/round-file.ts';
import { fetchFindings } from '../../stats/etlegacy/health/fetch-findings.ts';
import { fetchRoundSummaries, fetchDoctorLines } from '../support/etlegacy/fetch-round-summaries.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const AT = '2031-02-03 21:10:00';

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(() => test.close());

async function tell(...files: readonly TestFile[]) {
  await importFiles(test.db, files);
  return await fetchRoundSummaries(test.db);
}

describe('other game types', () => {
  const objective = (at: string, map: string, next = '63:20', layout?: 36, winner: 1 | 2 = 2) =>
    roundFile({
      at,
      map,
      label: 2,
      header: { limit: '12:00', next, winner },
      players: crew({ minutes: 9 }).map((line) => (layout === undefined ? line : { ...line, layout })),
    });

  it('treats rounds of an objective server neither as aborted nor as halves, with newer and older scripts', async () => {
    for (const layout of [undefined, 36] as const) {
      const next = layout === undefined ? '63:20' : '0:00';
      const maps = ['oasis', 'supply'].map((map, i) => objective(later(AT, i * 20), map, next, layout));
      for (const { reason, outcome } of await tell(...maps, roundFile({ at: later(AT, 60 * 24) })))
        if (reason !== 'round 1 without round 2')
          expect([reason, outcome]).toEqual(['not stopwatch: a single round', 'completed']);
      expect((await fetchFindings(test.db)).filter(({ kind }) => kind === 'orphan')).toEqual([]);
      expect(await fetchDoctorLines(test.db)).toMatch(
        /does not play stopwatch, or not only: 2 rounds counted/,
      );
      await test.close();
      test = await createTestDatabase();
    }
  });

  it('marks a round as aborted by a map change where the evening is stopwatch', async () => {
    const rounds = await tell(
      ...matchFiles({ at: AT }),
      objective(later(AT, 25), 'supply', '63:20', undefined, 1),
    );
    expect(rounds.at(-1)).toMatchObject({
      status: 'aborted',
      reason: 'cut off by a map change',
      outcome: 'aborted',
    });
  });
});

describe('sudden death', () => {
  const over = { limit: '10:00', next: '10:42' };

  it('requires a round two whose limit is that time, or minutes that agree with it', async () => {
    const alone = roundFile({ at: AT, header: over, players: crew({ minutes: 10.7 }) });
    expect(await tell(alone)).toMatchObject([{ status: 'ok', outcome: 'completed', seconds: 642 }]);
    const early = roundFile({
      at: later(AT, 300),
      map: 'supply',
      header: over,
      players: crew({ minutes: 7 }),
    });
    expect((await tell(early)).at(-1)).toMatchObject({ status: 'aborted' });
  });

  it('is recognised in a round two by the minutes its players add', async () => {
    const [r1] = matchFiles({ at: AT });
    const header = { limit: '5:00', next: '5:36', winner: 2 };
    const r2 = roundFile({
      at: later(AT, 10),
      label: 2,
      header,
      players: crew({ kills: 4, minutes: 10.6, rounds: 1 }),
    });
    const [, second] = await tell(r1, r2);
    expect(second).toMatchObject({ status: 'ok', outcome: 'completed', seconds: 336 });
    expect(second?.times).toEqual([336, 336, 336, 336]);
  });
});

describe('the ninth part of the header', () => {
  it.each(['57', '1742', '36000000', '1770600000000', '', 'a1b2-c3', '123456789012345678'])(
    'is not read as the length of the round where it is %j',
    async (playtime) => {
      const r1 = roundFile({ at: AT, header: { playtime } });
      const r2 = roundFile({ at: later(AT, 10), label: 2, header: { playtime } });
      const rounds = await tell(r1, r2);
      expect(rounds.map(({ status, seconds, outcome }) => [status, seconds, outcome])).toEqual([
        ['ok', 300, 'completed'],
        ['ok', 300, 'held'],
      ]);
      for (const { times } of rounds) expect(times).toEqual([300, 300, 300, 300]);
    },
  );

  it('is not trusted for a round two whose players’ minutes reach it only together with round one', async () => {
    const r1 = roundFile({ at: AT });
    const header = { winner: 2, next: '4:00', playtime: '500000' };
    const players = crew({ kills: 4, minutes: 9, rounds: 1 });
    const [, r2] = await tell(r1, roundFile({ at: later(AT, 7), label: 2, header, players }));
    expect([r2?.label, r2?.status, r2?.seconds]).toEqual([2, 'ok', 240]);
    expect(r2?.reason).toMatch(
      /the play time of 500 s .* not believed: it is longer than the limit of 300 s/,
    );
    expect(await fetchDoctorLines(test.db)).toMatch(/1 round timed without it/);
  });

  it.each([
    ['-5321000', '5:00', 1, 300, 'held'],
    ['-5321000', '4:00', 2, 240, 'completed'],
  ])(
    'of a round two does not mean a map change where the label and the counters contradict it (%s, %s)',
    async (playtime, next, winner, seconds, outcome) => {
      const players = crew({ kills: 4, minutes: 5 + seconds / 60, rounds: 1 });
      const r2 = roundFile({ at: later(AT, 10), label: 2, header: { playtime, next, winner }, players });
      const [, second] = await tell(roundFile({ at: AT }), r2);
      expect(second).toMatchObject({ status: 'ok', outcome, seconds });
      expect(second?.reason).toMatch(/the negative play time in the first line is not believed/);
      const short = crew({ kills: 5, minutes: 7, rounds: 1 });
      const cut = roundFile({
        at: later(AT, 310),
        label: 2,
        header: { playtime, next, winner },
        players: short,
      });
      expect((await tell(roundFile({ at: later(AT, 300) }), cut)).at(-1)).toMatchObject({
        outcome: 'aborted',
      });
    },
  );

  it('is trusted for a hold that was given up', async () => {
    const header = { winner: 1, next: '10:00', playtime: '240300' };
    expect(await tell(roundFile({ at: AT, header, players: crew({ minutes: 4 }) }))).toMatchObject([
      { seconds: 241, outcome: 'held_early', reason: 'round 1 without round 2' },
    ]);
  });
});

describe('copies with other names', () => {
  const rename = (file: TestFile, change: (name: string) => string): TestFile => ({
    ...file,
    name: change(file.name),
  });

  it.each([
    ['upper case', (name: string) => name.toUpperCase()],
    ['decomposed letters', (name: string) => name.normalize('NFD')],
  ])('in %s are one round and one duplicate, first or last', async (_, change) => {
    const file = roundFile({ at: AT, map: 'caf\u00e9_final', header: { map: 'caf\u00e9_final' } });
    for (const files of [
      [file, rename(file, change)],
      [rename(file, change), file],
    ]) {
      for (const each of files) await importFiles(test.db, [each]);
      const [round, ...others] = await fetchRoundSummaries(test.db);
      expect(others).toEqual([]);
      expect(Object.keys(round?.players ?? {})).toHaveLength(4);
      expect((await ledgerOf(test.db)).map((row) => row.status).sort()).toEqual(['duplicate', 'imported']);
      await test.close();
      test = await createTestDatabase();
    }
  });

  it('are reported where their times differ by hours, and not where only letters do', async () => {
    const file = roundFile({ at: AT });
    await importFiles(test.db, [file, rename(file, (name) => name.toUpperCase())]);
    expect(await fetchFindings(test.db)).toEqual([]);
    const hours = [60, 127, 330].map((minutes) => renamed(file, later(AT, -minutes)));
    await importFiles(test.db, hours);
    expect(await fetchRoundSummaries(test.db)).toHaveLength(1);
    const found = await fetchFindings(test.db);
    expect(found.map(({ kind }) => kind)).toEqual(Array(4).fill('hour_copy'));
  });
});

describe('a limit that differs by a second', () => {
  const r2 = (limit: string, rounds = 1) =>
    roundFile({
      at: later(AT, 10),
      label: 2,
      header: { limit, next: limit },
      players: crew({ kills: 4, minutes: 10, rounds }).map((line, i) =>
        i === 0 && rounds === 0 ? { ...line, weapons: { MP40: [1, 2, 1, 1, 0] } } : line,
      ),
    });

  it.each(['4:59', '5:01'])('is accepted where every counter continues: %s', async (limit) => {
    const [r1, second] = await tell(roundFile({ at: AT }), r2(limit));
    expect(second).toMatchObject({ status: 'ok', matchId: r1?.matchId });
    expect(second?.reason).toMatch(
      /1 s (?:more|less) than round 1 set; paired because every counter goes on/,
    );
  });

  it('is rejected where a player’s counters restarted, and where it differs by two seconds', async () => {
    const [, reset] = await tell(roundFile({ at: AT }), r2('5:01', 0));
    expect(reset).toMatchObject({ status: 'orphan' });
    expect(reset?.reason).toMatch(/its limit is 5:01, but round 1 set 5:00, and not every counter goes on/);
    await test.close();
    test = await createTestDatabase();
    const [, far] = await tell(roundFile({ at: AT }), r2('5:02'));
    expect(far?.reason).toMatch(/its limit is 5:02, but round 1 set 5:00/);
  });
});

describe('a player who joined late', () => {
  it('gets the recorded time, even if it is only a tenth of a minute below the whole round', async () => {
    const [whole, late, ...others] = crew({ minutes: 2.5 });
    const players = [whole!, { ...late!, fields: { ...late!.fields, timeMin: 2.4 } }, ...others];
    const [round] = await tell(roundFile({ at: AT, header: { next: '2:30' }, players }));
    expect(round?.times).toEqual([150, 144, 150, 150]);
  });
});

describe('endstats in several files', () => {
  it('are added up, also where a file begins inside a table', async () => {
    const rounds = await tell(
      roundFile({ at: AT }),
      endstatsFile(later(AT, -1 / 20), ['Most kills\tanna\t9', 'VS_HEADER\tanna\tC0FFEE00', 'boris\t1\t2']),
      endstatsFile(later(AT, -1 / 30), ['dmitri\t3\t0', 'VS_HEADER\tboris\tC0FFEE01', 'anna\t2\t1']),
      endstatsFile(later(AT, 1 / 60), ['VS_HEADER\tboris\tC0FFEE01', 'anna\t2\t1']),
    );
    expect(rounds).toMatchObject([{ awards: 1, duels: { anna: 2, boris: 1 } }]);
    const ledger = await ledgerOf(test.db);
    expect(ledger.filter(({ status }) => status === 'superseded')).toHaveLength(1);
  });
});

describe('the advice for orphans and damaged rounds', () => {
  it('matches the reason', async () => {
    const far = roundFile({ at: later(AT, 600) });
    const hidden = crew({ minutes: 14, rounds: 1 });
    await tell(
      roundFile({ at: AT, label: 2, players: crew({ kills: 4, minutes: 5, rounds: 0 }) }),
      roundFile({ at: later(AT, 20), map: 'supply' }),
      roundFile({ at: later(AT, 30), map: 'supply', label: 2, header: { limit: '7:00', next: '7:00' } }),
      roundFile({ at: later(AT, 50), map: 'radar', players: hidden }),
      far,
    );
    const found = await fetchFindings(test.db);
    const tipOf = (file: string) => found.find((each) => each.file.includes(file))?.tip;
    expect(tipOf('oasis-round-2')).toMatch(/No round one was played/);
    expect(tipOf('supply-round-2')).toMatch(/Its round one is there/);
    expect(tipOf('radar')).toMatch(/continue a round that left no file/);
  });
});
