import { sql } from 'kysely';
import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';
import { loadImporters } from '../../../cli/find-game.ts';
import { runReimport } from '../../../importer/reimport/run-reimport.ts';
import { storeReimport } from '../../../importer/reimport/store-reimport.ts';
import type { ReimportTarget } from '../../../jobs/reimport-target.ts';
import { simulateSample } from '../../support/simulate-sample.ts';
import { fetchOpenReimports, fetchReimport } from '../../../stats/health/fetch-reimports.ts';
import { importFiles, stateOf } from '../../support/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

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

async function ask(target: ReimportTarget = { kind: 'everything' }, server = 'default'): Promise<string> {
  return await test.db.transaction().execute(async (trx) => storeReimport(trx, server, target));
}

/** Changes a round as if it had been derived by other rules. @returns its id. */
async function bend(): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update etlegacy.rounds set round_print = '\\x00', outcome = 'held'
    where id = (select id from etlegacy.rounds order by ended_at limit 1) returning id`.execute(test.db);
  return rows[0]?.id ?? 0;
}

describe('a requested reimport', () => {
  it('is stored with its result, and is then done for any later process', async () => {
    const before = await stateOf(test.db);
    const changed = await bend();
    const id = await ask();
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
    const id = await ask({ kind: 'dates', from: '2026-10-01', to: '2026-10-31' });
    await runReimport(test.db, id, { importers });
    expect(await fetchReimport(test.db, id)).toMatchObject({ done: 16, changed: [] });
  });

  it('loses no change when the process dies after a step, and reports it once', async () => {
    const changed = await bend();
    const id = await ask();
    const dying = runReimport(test.db, id, {
      importers,
      onStep: async () => Promise.reject(new Error('out of memory')),
    });
    await expect(dying).rejects.toThrow('out of memory');
    expect(await fetchReimport(test.db, id)).toMatchObject({
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
    const changed = await bend();
    const id = await ask();
    const signal = AbortSignal.abort(new Error('stopping'));
    await expect(runReimport(test.db, id, { importers, signal })).rejects.toThrow('stopping');
    expect(await fetchReimport(test.db, id)).toMatchObject({ changed: [], files: null });
    await runReimport(test.db, id, { importers });
    expect(await fetchReimport(test.db, id)).toMatchObject({ changed: [changed] });
  });

  it('gives the same result when two processes run it at once', async () => {
    const before = await stateOf(test.db);
    const changed = await bend();
    const id = await ask();
    await Promise.all([runReimport(test.db, id, { importers }), runReimport(test.db, id, { importers })]);
    expect(await fetchReimport(test.db, id)).toMatchObject({ changed: [changed], done: 16, problem: null });
    expect(await stateOf(test.db)).toBe(before);
  });

  it('does nothing without a request, and ends where the server is deleted', async () => {
    await runReimport(test.db, '00000000-0000-4000-8000-000000000000', { importers });
    const id = await ask({ kind: 'everything' }, 'gone');
    await runReimport(test.db, id, { importers });
    expect((await fetchReimport(test.db, id))?.endedAt).toBeInstanceOf(Date);
  });
});
