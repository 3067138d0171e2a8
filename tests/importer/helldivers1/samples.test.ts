import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { bodyOf, rawAttack, rawDefend, rawStatus, T0 } from '../../support/helldivers1/answers.ts';
import { exportRows, forgetAll, importBodies, stateOf } from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => forgetAll(test.db));

/** Imports each answer in its own transaction, as after a restart before every poll. */
async function poll(...raws: readonly unknown[]): Promise<void> {
  for (const raw of raws) await importBodies(test.db, [bodyOf(raw)]);
}

async function statisticsTimes(): Promise<number[]> {
  const rows = await exportRows(test.db, 'hd1-live-samples');
  return [...new Set(rows.map((row) => Number(row['time']) - T0))];
}

async function eventSamples(): Promise<unknown[]> {
  const rows = await exportRows(test.db, 'hd1-event-samples');
  return rows.map((row) => [Number(row['time']) - T0, row['points'], row['status']]);
}

describe('samples of statistics', () => {
  it('are 900 s apart, not 899, for all fronts at once', async () => {
    await poll(...[0, 899, 900, 1_799, 1_801, 2_700, 2_701].map((after) => rawStatus({ time: T0 + after })));
    expect(await statisticsTimes()).toEqual([0, 900, 1_801, 2_701]);
    expect(await exportRows(test.db, 'hd1-live-samples')).toHaveLength(12);
  });

  it('start again with a new war', async () => {
    await poll(rawStatus(), rawStatus({ season: 201, time: T0 + 20 }));
    expect(await statisticsTimes()).toEqual([0, 20]);
  });

  it('are not taken of a known or an earlier time, except where the order of arrival explains it', async () => {
    const players = [{ players: 7 }, { players: 7 }, { players: 7 }];
    await poll(rawStatus({ time: T0 + 900 }), rawStatus({ time: T0 + 900, statistics: players }));
    expect(await exportRows(test.db, 'hd1-live-samples')).toHaveLength(3);
    await poll(rawStatus({ time: T0 + 300 }));
    // The result is as if it had come first: 900 is then only 600 s later.
    expect(await statisticsTimes()).toEqual([300]);
  });

  it('keep corrupt counters to the digit, with their mark', async () => {
    const text = JSON.stringify(rawStatus()).replace('"kills":500000', '"kills":9007199254740993');
    await poll(text);
    const [row] = await exportRows(test.db, 'hd1-live-samples');
    expect(JSON.stringify(row)).toContain('"kills":9007199254740993');
    expect(row?.['suspect']).toEqual(['kills>2^31']);
  });
});

describe('samples of events', () => {
  it('are 600 s apart, not 599', async () => {
    await poll(
      ...[0, 599, 600, 1_199, 1_200].map((after) =>
        rawStatus({ time: T0 + after, defend: rawDefend({ points: after }) }),
      ),
    );
    expect(await eventSamples()).toEqual([
      [0, 0, 'active'],
      [600, 600, 'active'],
      [1_200, 1_200, 'active'],
    ]);
  });

  it('include one after the end of an event, and no more', async () => {
    const ended = (after: number) =>
      rawStatus({ time: T0 + after, defend: rawDefend({ points: 1_000, status: 'success' }) });
    await poll(rawStatus({ defend: rawDefend() }), ended(700), ended(1_400), ended(9_000), ended(99_000));
    expect(await eventSamples()).toEqual([
      [0, 100, 'active'],
      [700, 1_000, 'success'],
    ]);
  });

  it('include the end of an event at the first answer that shows it, before its slot goes to the next', async () => {
    const shows = (after: number, event_id: number, status: string) =>
      rawStatus({ time: T0 + after, defend: rawDefend({ event_id, points: after, status }) });
    await poll(
      shows(0, 5_000, 'active'),
      shows(320, 5_000, 'fail'),
      shows(340, 5_000, 'fail'),
      shows(500, 5_001, 'active'),
      shows(999, 5_000, 'fail'),
      shows(1_100, 5_001, 'active'),
    );
    const wanted = [
      [0, 0, 'active'],
      [320, 320, 'fail'],
      [500, 500, 'active'],
      [1_100, 1_100, 'active'],
    ];
    expect(await eventSamples()).toEqual(wanted);
    // The end was seen earlier than known so far.
    await poll(shows(310, 5_000, 'fail'));
    expect(await eventSamples()).toEqual(wanted.with(1, [310, 310, 'fail']));
  });

  it('include the end of an event whose last running second is the same, at the next answer', async () => {
    const ended = (after: number) =>
      rawStatus({ time: T0 + after, attacks: [rawAttack({ status: 'success' })] });
    const running = bodyOf(rawStatus({ attacks: [rawAttack()] }));
    await importBodies(test.db, [bodyOf(ended(0)), running, bodyOf(ended(20)), bodyOf(ended(700))]);
    const times = (await eventSamples()).map((row) => JSON.stringify(row));
    expect(times.filter((row) => row.includes('success'))).toHaveLength(1);
    expect(times.at(-1)).toContain('success');
  });

  it('include the last sight of an event whose slot goes to the next before its end is seen', async () => {
    const shows = (after: number, event_id: number) =>
      bodyOf(
        rawStatus({
          time: T0 + after,
          defend: rawDefend({ event_id, points: after }),
          attacks: [rawAttack()],
        }),
      );
    const polls = [shows(0, 5_000), shows(320, 5_000), shows(340, 5_000), shows(500, 5_001)];
    for (const body of polls) await importBodies(test.db, [body]);
    const defences = [
      [0, 0, 'active'],
      [340, 340, 'active'],
      [500, 500, 'active'],
    ];
    expect((await eventSamples()).slice(1)).toEqual(defences);
    const wanted = await stateOf(test.db);
    // One that comes last, between the last sight and the next event, and all at once.
    for (const late of polls.keys()) {
      await forgetAll(test.db);
      await importBodies(
        test.db,
        polls.filter((_, i) => i !== late),
      );
      await importBodies(test.db, polls.slice(late, late + 1));
      expect(await stateOf(test.db), `poll ${late} last`).toBe(wanted);
    }
  });

  it('include none of an event of another war', async () => {
    await poll(rawStatus({ defend: rawDefend({ season: 199 }), attacks: [rawAttack({ season: 199 })] }));
    expect(await eventSamples()).toEqual([]);
  });

  it('are taken per event: one that begins between two samples of another has its own series', async () => {
    await poll(
      rawStatus({ defend: rawDefend() }),
      rawStatus({ time: T0 + 60, defend: rawDefend(), attacks: [rawAttack()] }),
    );
    expect(await eventSamples()).toEqual([
      [60, 800, 'active'],
      [0, 100, 'active'],
    ]);
  });
});

describe('late answers', () => {
  const war = Array.from({ length: 60 }, (_, i) =>
    bodyOf(
      rawStatus({
        time: T0 + i * 137,
        defend: rawDefend({ points: i * 10, status: i < 40 ? 'active' : 'fail' }),
        attacks: i < 30 ? [] : [rawAttack({ points: i })],
      }),
    ),
  );

  it.each([3, 17])('that come after all others (%i polls) give the same samples as in order', async (n) => {
    for (const body of war) await importBodies(test.db, [body]);
    const wanted = await stateOf(test.db);
    await forgetAll(test.db);
    const isLate = (i: number) => i % Math.ceil(60 / n) === 1;
    await importBodies(
      test.db,
      war.filter((_, i) => !isLate(i)),
    );
    for (const body of war.filter((_, i) => isLate(i)).toReversed()) await importBodies(test.db, [body]);
    expect(await stateOf(test.db)).toBe(wanted);
  });

  it('do not remove a sample whose answer is deleted, and are sampled around it', async () => {
    await poll(rawStatus(), rawStatus({ time: T0 + 950 }), rawStatus({ time: T0 + 1_900 }));
    await sql`truncate helldivers1.rebroadcasts`.execute(test.db);
    await sql`delete from core.payloads`.execute(test.db);
    await poll(rawStatus({ time: T0 + 20 }));
    expect(await statisticsTimes()).toEqual([0, 950, 1_900]);
    await poll(rawStatus({ time: T0 + 940 }));
    expect(await statisticsTimes()).toEqual([0, 940, 1_900]);
  });
});
