import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  bodyOf,
  frameText,
  rawArchive,
  rawAttack,
  rawDefend,
  rawStatus,
  T0,
} from '../../support/helldivers1/answers.ts';
import {
  exportRows,
  forgetAll,
  importBodies,
  importStored,
  stateOf,
  storeBody,
} from '../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => forgetAll(test.db));

async function seasons(): Promise<unknown[]> {
  return (await exportRows(test.db, 'hd1-seasons')).map((row) => [row['season'], row['confirmed']]);
}

async function ledger(): Promise<unknown[]> {
  const rows = await test.db
    .selectFrom('core.payloads')
    .select(['kind', 'status', 'code'])
    .orderBy('id')
    .execute();
  return rows.map((row) => [row.kind, row.status, row.code]);
}

describe('a status', () => {
  it('stores events under their own war, unconfirmed and not on the map', async () => {
    const defend = rawDefend({ season: 199, region: 4 });
    await importBodies(test.db, [bodyOf(rawStatus({ defend, attacks: [rawAttack({ season: 198 })] }))]);
    expect(await seasons()).toEqual([
      [198, false],
      [199, false],
      [200, true],
    ]);
    const fronts = await exportRows(test.db, 'hd1-fronts');
    expect(fronts.map((front) => front['marks'])).toEqual([{}, {}, {}]);
    const events = await exportRows(test.db, 'hd1-events');
    expect(events.map((event) => [event['season'], event['confirmed']])).toEqual([
      [198, false],
      [199, false],
    ]);
  });

  it('marks every exported row with whether its war is confirmed', async () => {
    await importBodies(test.db, [
      bodyOf(rawStatus({ defend: rawDefend(), attacks: [rawAttack({ season: 198 })] })),
      bodyOf(rawArchive()),
    ]);
    for (const kind of ['hd1-fronts', 'hd1-live-samples', 'hd1-event-samples', 'hd1-snapshots'] as const) {
      const rows = await exportRows(test.db, kind);
      expect(rows.length, kind).toBeGreaterThan(0);
      expect(new Set(rows.map((row) => row['confirmed'])), kind).toEqual(new Set([true]));
    }
    expect((await exportRows(test.db, 'hd1-events')).map((row) => [row['season'], row['confirmed']])).toEqual(
      [
        [198, false],
        [200, true],
      ],
    );
  });

  it('does not end a defence that it leaves out', async () => {
    const later = (time: number, defend: ReturnType<typeof rawDefend> | null) =>
      bodyOf(rawStatus({ time, defend }));
    await importBodies(test.db, [later(T0, rawDefend())]);
    await importBodies(test.db, [later(T0 + 20, null)]);
    const [event] = await exportRows(test.db, 'hd1-events');
    expect(event).toMatchObject({ status: 'active', time: T0 });
    await importBodies(test.db, [later(T0 + 40, rawDefend({ status: 'fail' }))]);
    expect(await exportRows(test.db, 'hd1-events')).toMatchObject([{ status: 'fail', time: T0 + 40 }]);
  });

  it('is not overwritten by an older one that arrives later', async () => {
    await importBodies(test.db, [bodyOf(rawStatus({ time: T0 + 20, fronts: [{ points: 60_000 }] }))]);
    await importBodies(test.db, [bodyOf(rawStatus({ fronts: [{ points: 40_000 }] }))]);
    const [front] = await exportRows(test.db, 'hd1-fronts');
    expect(front).toMatchObject({ points: 60_000, time: T0 + 20 });
  });

  it('with statistics of the war before is assigned by campaign_status, with a warning', async () => {
    const statistics = [0, 1, 2].map(() => ({ season: 199 }));
    const { warnings, confirmed } = await importBodies(test.db, [bodyOf(rawStatus({ statistics }))]);
    expect(confirmed).toEqual([200]);
    expect(warnings).toEqual(['campaign_status says season 200, other parts 199; 200 was taken']);
    const fronts = await exportRows(test.db, 'hd1-fronts');
    expect(fronts.map((front) => front['suspect'])).toEqual([['season'], ['season'], ['season']]);
    expect(await exportRows(test.db, 'hd1-seasons')).toMatchObject([{ season: 200, seasonsAgree: false }]);
  });

  it.each([
    ['a page', '<html>maintenance</html>', 'NOT_JSON'],
    ['a cut body', JSON.stringify(rawStatus({ time: T0 + 20 })).slice(0, 700), 'NOT_JSON'],
    ['an error', { time: T0 + 20, error_code: 2, error_message: 'Invalid action' }, 'ERROR_ANSWER'],
    ['no fronts', { ...rawStatus({ time: T0 + 20 }), campaign_status: [] }, 'BAD_FIELD'],
    ['something else', { hello: 'world' }, 'UNKNOWN_SHAPE'],
  ])('that is %s is kept as rejected and changes nothing', async (_, raw, code) => {
    await importBodies(test.db, [bodyOf(rawStatus({ defend: rawDefend() }))]);
    const before = (await stateOf(test.db)).split('\n\n').slice(0, -1);
    const { rejected } = await importBodies(test.db, [bodyOf(raw)]);
    expect(rejected.map((one) => one.failure.code)).toEqual([code]);
    expect((await ledger()).at(-1)).toEqual([expect.any(String), 'rejected', code]);
    expect((await stateOf(test.db)).split('\n\n').slice(0, -1)).toEqual(before);
  });
});

describe('an archive', () => {
  it('confirms its war without changing live fronts and samples', async () => {
    await importBodies(test.db, [bodyOf(rawStatus({ season: 201, defend: rawDefend({ season: 200 }) }))]);
    const before = await exportRows(test.db, 'hd1-fronts');
    await importBodies(test.db, [
      bodyOf(rawArchive({ time: T0 + 60, defends: [rawDefend({ status: 'fail', players_at_start: 80 })] })),
    ]);
    expect(await seasons()).toEqual([
      [200, true],
      [201, true],
    ]);
    expect(await exportRows(test.db, 'hd1-fronts')).toEqual(before);
    expect(await exportRows(test.db, 'hd1-event-samples')).toEqual([]);
    expect(await exportRows(test.db, 'hd1-events')).toMatchObject([{ status: 'fail', playersAtStart: 80 }]);
  });

  it('keeps the players at the start of an event that a newer status does not contain', async () => {
    await importBodies(test.db, [bodyOf(rawArchive({ defends: [rawDefend({ players_at_start: 80 })] }))]);
    await importBodies(test.db, [bodyOf(rawStatus({ time: T0 + 20, defend: rawDefend({ points: 900 }) }))]);
    expect(await exportRows(test.db, 'hd1-events')).toMatchObject([{ points: 900, playersAtStart: 80 }]);
  });

  it('keeps a frame of an older one where its own is damaged', async () => {
    const frames = [{ time: T0 - 200 }, { time: T0 - 100, data: frameText('active', 5) }];
    await importBodies(test.db, [bodyOf(rawArchive({ frames }))]);
    const damaged = [
      { time: T0 - 200, data: '[{' },
      { time: T0 - 100, data: frameText('active', 6) },
    ];
    const { warnings } = await importBodies(test.db, [bodyOf(rawArchive({ time: T0 + 9, frames: damaged }))]);
    expect(warnings).toEqual([expect.stringContaining(`frame of ${T0 - 200}`)]);
    const points = (await exportRows(test.db, 'hd1-snapshots')).map((row) => row['data']);
    expect(points).toMatchObject([
      [{ points: 10 }, {}, {}],
      [{ points: 6 }, {}, {}],
    ]);
  });

  it('with a first frame of another war confirms its own war only, also from a file', async () => {
    const frames = [{ time: T0 - 300, season: 199 }, { time: T0 - 200 }, { time: T0 - 100 }];
    const { warnings } = await importBodies(test.db, [bodyOf(rawArchive({ frames }))]);
    expect(warnings).toEqual([`frame of ${T0 - 300}: it is of war 199`]);
    expect(await seasons()).toEqual([[200, true]]);
    const stored = await exportRows(test.db, 'hd1-snapshots');
    expect(stored.map((row) => [row['season'], row['time']])).toEqual([
      [200, T0 - 200],
      [200, T0 - 100],
    ]);
  });

  it('for another war than the requested one is rejected and kept', async () => {
    const { rejected } = await importBodies(test.db, [bodyOf(rawArchive())], 199);
    expect(rejected.map((one) => one.failure.code)).toEqual(['OTHER_SEASON']);
    expect(await ledger()).toEqual([['snapshots', 'rejected', 'OTHER_SEASON']]);
    expect(await seasons()).toEqual([]);
  });

  it('of a war unknown to the API stores no row', async () => {
    const body = bodyOf({ ...rawArchive({ frames: [] }), introduction_order: null, points_max: null });
    const { rejected } = await importBodies(test.db, [body], 999);
    expect(rejected.map((one) => one.failure.code)).toEqual(['NOT_FOUND']);
    expect(await seasons()).toEqual([]);
  });
});

describe('the outcome of a war', () => {
  const superEarth = (status: string, wishes = {}) =>
    rawDefend({ region: 0, status, end_time: T0 - 132, event_id: 9_100, ...wishes });
  const outcome = async () => (await exportRows(test.db, 'hd1-seasons')).map((row) => row['outcome']);

  it('is pending while the last defence of Super Earth is active, even past its end', async () => {
    await importBodies(test.db, [bodyOf(rawStatus({ defend: superEarth('active') }))]);
    expect(await outcome()).toEqual([null]);
    expect(await exportRows(test.db, 'hd1-events')).toMatchObject([{ remainingS: -132, pace: null }]);
  });

  it('is defeat when it failed, also where only the next war shows it', async () => {
    await importBodies(test.db, [bodyOf(rawStatus({ defend: superEarth('active') }))]);
    await importBodies(test.db, [
      bodyOf(rawStatus({ season: 201, time: T0 + 60, defend: superEarth('fail') })),
    ]);
    expect(await outcome()).toEqual(['defeat', null]);
  });

  it('is undecided when it was held', async () => {
    await importBodies(test.db, [bodyOf(rawStatus({ defend: superEarth('success') }))]);
    expect(await outcome()).toEqual([null]);
  });

  it('is victory when all fronts are defeated in a frame, or on the live map', async () => {
    await importBodies(test.db, [
      bodyOf(rawArchive({ frames: [{ time: T0, data: frameText('defeated') }] })),
    ]);
    const defeated = [0, 1, 2].map(() => ({ status: 'defeated' }));
    await importBodies(test.db, [bodyOf(rawStatus({ season: 201, fronts: defeated }))]);
    await importBodies(test.db, [bodyOf(rawStatus({ season: 202, fronts: defeated.slice(1) }))]);
    expect(await outcome()).toEqual(['victory', 'victory', null]);
  });

  it('is victory when the assaults on all three homeworlds succeeded', async () => {
    const attacks = [0, 1, 2].map((enemy) => rawAttack({ enemy, event_id: 700 + enemy, status: 'success' }));
    await importBodies(test.db, [bodyOf(rawStatus({ attacks: attacks.slice(1) }))]);
    expect(await outcome()).toEqual([null]);
    await importBodies(test.db, [bodyOf(rawStatus({ time: T0 + 20, attacks }))]);
    expect(await outcome()).toEqual(['victory']);
  });
});

describe('a step that fails', () => {
  const fresh = bodyOf(
    rawStatus({
      time: T0 + 1_000,
      defend: rawDefend({ points: 500, status: 'success' }),
      fronts: [{ points: 1 }],
    }),
  );
  const archive = bodyOf(rawArchive({ time: T0 + 1_000, defends: [rawDefend({ status: 'fail' })] }));

  async function poison(table: string): Promise<void> {
    await sql
      .raw(
        `create or replace function helldivers1.refuse() returns trigger language plpgsql as
           $$ begin raise exception 'refused'; end $$;
         create trigger refuse before insert or update on ${table} for each row execute function helldivers1.refuse()`,
      )
      .execute(test.db);
  }
  async function cure(table: string): Promise<void> {
    await sql.raw(`drop trigger refuse on ${table}`).execute(test.db);
  }

  it.each([
    ['core.payloads', fresh],
    ['helldivers1.events', fresh],
    ['helldivers1.live', fresh],
    ['helldivers1.polls', fresh],
    ['helldivers1.seasons', fresh],
    ['helldivers1.rebroadcasts', fresh],
    ['helldivers1.snapshots', archive],
    ['helldivers1.events', archive],
    ['helldivers1.seasons', archive],
  ])('on %s keeps the last confirmed state and the body; the next run repairs it', async (table, body) => {
    await importBodies(test.db, [bodyOf(rawStatus({ defend: rawDefend() })), bodyOf(rawArchive())]);
    const before = await stateOf(test.db);
    const id = await storeBody(test.db, body);
    await poison(table);
    try {
      await expect(importStored(test.db, [id])).rejects.toThrow('refused');
    } finally {
      await cure(table);
    }
    expect(withoutLedger(await stateOf(test.db))).toBe(withoutLedger(before));
    expect((await ledger()).at(-1)).toEqual([expect.any(String), 'new', null]);
    await importStored(test.db, [id]);
    const healed = await stateOf(test.db);
    await forgetAll(test.db);
    await importBodies(test.db, [bodyOf(rawStatus({ defend: rawDefend() })), bodyOf(rawArchive()), body]);
    expect(healed).toBe(await stateOf(test.db));
  });

  it.each(['helldivers1.live_samples', 'helldivers1.event_samples'])(
    'on %s loses the samples only',
    async (table) => {
      await importBodies(test.db, [bodyOf(rawStatus({ defend: rawDefend() }))]);
      await poison(table);
      try {
        const { warnings } = await importBodies(test.db, [fresh]);
        expect(warnings).toEqual(['samples of war 200: refused']);
      } finally {
        await cure(table);
      }
      expect(await exportRows(test.db, 'hd1-fronts')).toMatchObject([
        { points: 1, time: T0 + 1_000 },
        {},
        {},
      ]);
      const counts = [
        (await exportRows(test.db, 'hd1-live-samples')).length,
        (await exportRows(test.db, 'hd1-event-samples')).length,
      ];
      expect(counts).toEqual(table.includes('live') ? [3, 2] : [6, 1]);
      // The next run continues from the last stored sample.
      await importBodies(test.db, [
        bodyOf(rawStatus({ time: T0 + 1_020, defend: rawDefend({ status: 'success' }) })),
      ]);
      expect([
        (await exportRows(test.db, 'hd1-live-samples')).length,
        (await exportRows(test.db, 'hd1-event-samples')).length,
      ]).toEqual([6, 2]);
    },
  );
});

function withoutLedger(state: string): string {
  return state.split('\n\n').slice(0, -1).join('\n\n');
}

describe('a reader', () => {
  it('never sees a partial run', async () => {
    const at = (n: number) =>
      bodyOf(
        rawStatus({
          time: T0 + n,
          fronts: [{ points: n }, { points: n }, { points: n }],
          defend: rawDefend({ points: n }),
          statistics: [{ players: n }, { players: n }, { players: n }],
        }),
      );
    await importBodies(test.db, [at(1)]);
    let isDone = false;
    const seen = new Set<string>();
    const read = async () => {
      while (!isDone) {
        const { rows } = await sql<{ state: string }>`
          select (select string_agg(distinct points::text, ',') from helldivers1.live) || '/' ||
            (select count(*) from helldivers1.live) || '/' ||
            (select string_agg(distinct players::text, ',') from helldivers1.live) || '/' ||
            (select points from helldivers1.events) || '/' ||
            (select last_updated - ${T0}::bigint from helldivers1.seasons) as state`.execute(test.db);
        seen.add(rows[0]?.state ?? 'nothing');
      }
    };
    const reading = read();
    for (let n = 2; n <= 40; n++) await importBodies(test.db, [at(n)]);
    isDone = true;
    await reading;
    for (const state of seen) {
      const [points = ''] = state.split('/');
      expect(state).toBe(`${points}/3/${points}/${points}/${points}`);
    }
    expect(seen.size).toBeGreaterThan(1);
  });
});
