import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Form, UpstreamAnswer } from '../../../../importer/helldivers1/upstream/ask-upstream.ts';
import { findWarsToClose } from '../../../../importer/helldivers1/upstream/find-wars-to-close.ts';
import { SeasonDesk } from '../../../../importer/helldivers1/upstream/season-desk.ts';
import { bodyOf, rawArchive, rawDefend, rawStatus, T0 } from '../../../support/helldivers1/answers.ts';
import { exportRows, forgetAll, importBodies } from '../../../support/helldivers1/import-answers.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const MINUTE = 60_000;

let test: TestDatabase;
let asked: Form[];
let answers: (form: Form) => Promise<UpstreamAnswer> | UpstreamAnswer;
let clock: number;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  await forgetAll(test.db);
  asked = [];
  clock = 0;
  answers = (form) => said(rawArchive({ season: Number(form['season']) }));
});

function said(raw: unknown): UpstreamAnswer {
  return { ok: true, body: bodyOf(raw), contentType: 'application/json' };
}

function desk(mostAtOnce?: number, retriesFailures = false): SeasonDesk {
  const ask = async (form: Form): Promise<UpstreamAnswer> => {
    asked.push(form);
    return answers(form);
  };
  const limit = mostAtOnce === undefined ? {} : { mostAtOnce };
  return new SeasonDesk({ db: test.db, ask, retriesFailures, now: () => new Date(clock), ...limit });
}

const unknown = () => said({ ...rawArchive({ frames: [] }), introduction_order: null, points_max: null });

async function ledger(): Promise<unknown[]> {
  const rows = await test.db
    .selectFrom('core.payloads')
    .select(['kind', 'subject', 'status', 'code'])
    .execute();
  return rows.map((row) => [row.kind, row.subject, row.status, row.code]);
}

describe('SeasonDesk', () => {
  it('requests a war that is not stored, and never again unless it is forced', async () => {
    const one = desk();
    expect(await one.ask(150)).toEqual({ kind: 'stored' });
    expect(await one.ask(150)).toEqual({ kind: 'known' });
    expect(asked).toEqual([{ action: 'get_snapshots', season: '150' }]);
    expect(await one.ask(150, true)).toEqual({ kind: 'stored' });
    expect(asked).toHaveLength(2);
    expect(await exportRows(test.db, 'hd1-seasons')).toMatchObject([{ season: 150, confirmed: true }]);
  });

  it('requests at once what failed a moment ago where a person asks, who may have corrected it', async () => {
    answers = () => ({ ok: false, reason: 'the key is not known' });
    expect(await desk().ask(150)).toMatchObject({ kind: 'failed' });
    answers = () => said(rawArchive({ season: 150 }));
    expect(await desk().ask(150)).toMatchObject({ kind: 'failed' });
    expect(await desk(undefined, true).ask(150)).toEqual({ kind: 'stored' });
  });

  it('sends one request however many callers need it at once', async () => {
    const one = desk();
    const replies = await Promise.all(Array.from({ length: 20 }, async () => one.ask(150)));
    expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(['stored']));
    expect(asked).toHaveLength(1);
  });

  it('stores nothing for a war unknown to the API, and remembers that for ten minutes', async () => {
    answers = unknown;
    const one = desk();
    expect(await one.ask(150)).toEqual({ kind: 'not found' });
    clock = 10 * MINUTE - 1;
    expect(await one.ask(150)).toEqual({ kind: 'not found' });
    expect(asked).toHaveLength(1);
    // Another process knows it too.
    expect(await desk().ask(150)).toEqual({ kind: 'not found' });
    expect(asked).toHaveLength(1);
    clock = 10 * MINUTE;
    expect(await one.ask(150)).toEqual({ kind: 'not found' });
    expect(asked).toHaveLength(2);
    expect(await ledger()).toEqual([]);
    expect(await exportRows(test.db, 'hd1-seasons')).toEqual([]);
  });

  it('rejects an answer about another war, and keeps it', async () => {
    answers = () => said(rawArchive({ season: 149 }));
    expect(await desk().ask(150)).toEqual({
      kind: 'refused',
      reason: 'war 150 was asked for, the answer is about war 149',
    });
    expect(await ledger()).toEqual([['snapshots', '150', 'rejected', 'OTHER_SEASON']]);
    expect(await exportRows(test.db, 'hd1-seasons')).toEqual([]);
  });

  it.each([0, -1, 1.5, NaN])('rejects war %d without a request', async (season) => {
    expect(await desk().ask(season)).toMatchObject({ kind: 'refused' });
    expect(asked).toEqual([]);
  });

  it('rejects a war above the newest one without a request', async () => {
    await importBodies(test.db, [bodyOf(rawStatus({ season: 200 }))]);
    expect(await desk().ask(201)).toEqual({
      kind: 'refused',
      reason: 'War 201 has not begun; the newest is war 200.',
    });
    expect(asked).toEqual([]);
  });

  it('knows a stored archive above the running war', async () => {
    await importBodies(test.db, [bodyOf(rawArchive({ season: 201 })), bodyOf(rawStatus({ season: 200 }))]);
    expect(await desk().ask(201)).toEqual({ kind: 'known' });
    expect(asked).toEqual([]);
  });

  it('refuses further archives at once while as many are requested as it may, and takes them afterwards', async () => {
    const held = Promise.withResolvers<UpstreamAnswer>();
    answers = () => held.promise;
    const one = desk(2);
    const first = [one.ask(150), one.ask(151)];
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(await one.ask(152)).toEqual({ kind: 'busy' });
    held.resolve({ ok: false, reason: 'The host cannot be reached.' });
    expect(await Promise.all(first)).toMatchObject([{ kind: 'failed' }, { kind: 'failed' }]);
    answers = () => said(rawArchive({ season: 152 }));
    expect(await one.ask(152)).toEqual({ kind: 'stored' });
  });

  it('requests a war again a minute after the API gave no answer', async () => {
    answers = () => ({ ok: false, reason: 'The host cannot be reached.' });
    const one = desk();
    expect(await one.ask(150)).toMatchObject({ kind: 'failed' });
    answers = () => said(rawArchive({ season: 150 }));
    expect(await one.ask(150)).toMatchObject({ kind: 'failed' });
    clock = MINUTE;
    expect(await one.ask(150)).toEqual({ kind: 'stored' });
  });

  it('requests the running war at most once a minute', async () => {
    await importBodies(test.db, [bodyOf(rawStatus({ season: 200 }))]);
    const one = desk();
    expect(await one.ask(200)).toEqual({ kind: 'stored' });
    clock = MINUTE - 1;
    expect(await one.ask(200, true)).toEqual({ kind: 'known' });
    expect(asked).toHaveLength(1);
    clock = MINUTE;
    expect(await one.ask(200)).toEqual({ kind: 'stored' });
    expect(asked).toHaveLength(2);
  });

  it('reports why a request failed, keeps the answer, and waits before the next request', async () => {
    answers = () => said('<html>maintenance</html>');
    const one = desk();
    expect(await one.ask(150)).toMatchObject({ kind: 'failed', reason: expect.stringContaining('no JSON') });
    expect(await ledger()).toEqual([['snapshots', '150', 'rejected', 'NOT_JSON']]);
    expect(await one.ask(150)).toMatchObject({ kind: 'failed' });
    expect(asked).toHaveLength(1);
    answers = () => ({ ok: false, reason: 'The host cannot be reached.' });
    expect(await one.ask(151)).toEqual({ kind: 'failed', reason: 'The host cannot be reached.' });
  });

  it('requests again after it was stopped during a request', async () => {
    answers = () => Promise.reject(new Error('stopped'));
    const one = desk();
    await expect(one.ask(150)).rejects.toThrow('stopped');
    answers = () => said(rawArchive({ season: 150 }));
    expect(await one.ask(150)).toEqual({ kind: 'stored' });
  });
});

describe('findWarsToClose', () => {
  const poll = async (raw: unknown) => importBodies(test.db, [bodyOf(raw)]);

  it('returns a war one hour after the next one was reported, until an archive from after that hour is stored', async () => {
    await poll(rawStatus({ season: 200 }));
    await poll(rawStatus({ season: 201, time: T0 + 3_599 }));
    expect(await findWarsToClose(test.db)).toEqual([]);
    await poll(rawStatus({ season: 201, time: T0 + 3_600 }));
    expect(await findWarsToClose(test.db)).toEqual([200]);
    await poll(rawArchive({ season: 200, time: T0 + 3_000 }));
    expect(await findWarsToClose(test.db)).toEqual([200]);
    await poll(rawArchive({ season: 200, time: T0 + 3_600 }));
    expect(await findWarsToClose(test.db)).toEqual([]);
  });

  it('returns a war one hour after its last event when its outcome is known', async () => {
    const defend = rawDefend({ region: 0, status: 'fail', end_time: T0 });
    await poll(rawStatus({ season: 200, time: T0 + 3_599, defend }));
    expect(await findWarsToClose(test.db)).toEqual([]);
    await poll(rawStatus({ season: 200, time: T0 + 3_600, defend }));
    expect(await findWarsToClose(test.db)).toEqual([200]);
  });

  it('returns no war above the current one, which a mistaken status named', async () => {
    await poll(rawStatus({ season: 99_999 }));
    await poll(rawStatus({ season: 200, time: T0 + 90_000 }));
    expect(await findWarsToClose(test.db)).toEqual([]);
  });

  it('returns no war that is running or known from slots only', async () => {
    await poll(rawStatus({ season: 200, time: T0 + 90_000, defend: rawDefend({ season: 199 }) }));
    expect(await findWarsToClose(test.db)).toEqual([]);
  });
});
