import { sql } from 'kysely';
import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import { loadImporters } from '../../../cli/app/find-game.ts';
import { runReimport } from '../../../importer/reimport/run-reimport.ts';
import { storeReimport } from '../../../importer/reimport/store-reimport.ts';
import type { ReimportTarget } from '../../../jobs/reimport-target.ts';
import { simulateSample } from '../../support/etlegacy/simulate-sample.ts';
import { fetchOpenReimports, fetchReimport } from '../../../stats/health/fetch-reimports.ts';
import { importFiles, stateOf } from '../../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

const importers = await loadImporters();

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  const files = simulateSample().files.map((file) => ({ name: file.name, body: Buffer.from(file.bytes) }));
  await importFiles(test.db, files);
});
beforeEach(async () => {
  await sql`delete from core.reimports`.execute(test.db);
});
afterAll(async () => test.close());

async function requestReimport(
  target: ReimportTarget = { kind: 'everything' },
  server = 'default',
): Promise<string> {
  return await test.db.transaction().execute(async (trx) => storeReimport(trx, server, target));
}

/** Changes a round as if it had been derived by other rules. @returns its id. */
async function falsifyRound(): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update etlegacy.rounds set round_print = '\\x00', outcome = 'held'
    where id = (select id from etlegacy.rounds order by ended_at limit 1) returning id`.execute(test.db);
  const [round] = rows;
  if (round === undefined) throw new Error('The sample has no round');
  return round.id;
}

describe('a requested reimport', () => {
  it('is stored with its result, and runs once: a second run changes nothing', async () => {
    const before = await stateOf(test.db);
    const changed = await falsifyRound();
    const id = await requestReimport();
    expect(await fetchOpenReimports(test.db, ['default'])).toMatchObject([{ id, files: null, attempts: 0 }]);
    expect(await fetchOpenReimports(test.db, ['other'])).toEqual([]);
    await runReimport(test.db, id, { importers });
    expect(await stateOf(test.db)).toBe(before);
    const done = await fetchReimport(test.db, id);
    expect(done).toMatchObject({ files: 16, done: 16, changed: [changed], attempts: 1, problem: null });
    expect(done?.endedAt).toBeInstanceOf(Date);
    expect(await fetchOpenReimports(test.db, ['default'])).toEqual([]);
    await runReimport(test.db, id, { importers });
    expect(await fetchReimport(test.db, id)).toEqual(done);
  });

  it('reports that nothing changed where the files are unchanged', async () => {
    const id = await requestReimport({ kind: 'dates', from: '2026-10-01', to: '2026-10-31' });
    await runReimport(test.db, id, { importers });
    expect(await fetchReimport(test.db, id)).toMatchObject({ done: 16, changed: [] });
  });

  it('loses no change when a step fails after others, and reports it once', async () => {
    const changed = await falsifyRound();
    const id = await requestReimport();
    let steps = 0;
    const failing = runReimport(test.db, id, {
      importers,
      stepSize: 5,
      onStep: async () => (++steps === 2 ? Promise.reject(new Error('out of memory')) : undefined),
    });
    await expect(failing).rejects.toThrow('out of memory');
    expect(await fetchReimport(test.db, id)).toMatchObject({
      files: 16,
      done: 10,
      problem: 'out of memory',
      changed: [changed],
      endedAt: null,
    });
    await runReimport(test.db, id, { importers });
    expect(await fetchReimport(test.db, id)).toMatchObject({
      problem: null,
      changed: [changed],
      attempts: 2,
      done: 16,
    });
  });

  it('stops between two steps when aborted, and continues later', async () => {
    const changed = await falsifyRound();
    const id = await requestReimport();
    const stop = new AbortController();
    const stopped = runReimport(test.db, id, {
      importers,
      stepSize: 5,
      signal: stop.signal,
      onStep: async () => stop.abort(new Error('stopping')),
    });
    await expect(stopped).rejects.toThrow('stopping');
    expect(await fetchReimport(test.db, id)).toMatchObject({ done: 5, problem: 'stopping', endedAt: null });
    await runReimport(test.db, id, { importers });
    expect(await fetchReimport(test.db, id)).toMatchObject({ changed: [changed] });
  });

  it('gives the same result when two processes run it at once', async () => {
    const before = await stateOf(test.db);
    const changed = await falsifyRound();
    const id = await requestReimport();
    await Promise.all([runReimport(test.db, id, { importers }), runReimport(test.db, id, { importers })]);
    expect(await fetchReimport(test.db, id)).toMatchObject({ changed: [changed], done: 16, problem: null });
    expect(await stateOf(test.db)).toBe(before);
  });

  it('does nothing without a request, and ends with a problem for a server that does not exist', async () => {
    await runReimport(test.db, '00000000-0000-4000-8000-000000000000', { importers });
    const id = await requestReimport({ kind: 'everything' }, 'unknown');
    await runReimport(test.db, id, { importers });
    const ended = await fetchReimport(test.db, id);
    expect(ended?.endedAt).toBeInstanceOf(Date);
    expect(ended?.problem).toMatch(/^The server no longer exists/);
  });
});
