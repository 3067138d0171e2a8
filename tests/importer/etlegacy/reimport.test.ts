import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reimport } from '../../../importer/etlegacy/reimport.ts';
import { simulateSample } from '../../support/etlegacy/simulate-sample.ts';
import { importFiles, stateOf } from '../../support/etlegacy/import-files.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const files = simulateSample().files.map((file) => ({ name: file.name, body: Buffer.from(file.bytes) }));
  await importFiles(database.db, files);
});
afterAll(async () => database.close());

async function firstRound(): Promise<{ id: number; session_id: number | null }> {
  return await database.db
    .selectFrom('etlegacy.rounds')
    .select(['id', 'session_id'])
    .orderBy('ended_at')
    .limit(1)
    .executeTakeFirstOrThrow();
}

describe('reimport', () => {
  it('reads a round, an evening, some days or everything again, without changes where the files are unchanged', async () => {
    const { id, session_id } = await firstRound();
    const before = await stateOf(database.db);
    const steps: number[] = [];
    const read = async (target: Parameters<typeof reimport>[2]) =>
      reimport(database.db, 'default', target, { record: async (_, { done }) => void steps.push(done) });
    expect(await read({ kind: 'round', id })).toEqual({ payloads: 2, changed: [] });
    expect(await read({ kind: 'session', id: session_id ?? -1 })).toEqual({ payloads: 16, changed: [] });
    expect(await read({ kind: 'dates', from: '2026-10-02', to: '2026-10-02' })).toEqual({
      payloads: 16,
      changed: [],
    });
    expect(await read({ kind: 'dates', from: '2026-10-03', to: '2026-10-30' })).toEqual({
      payloads: 0,
      changed: [],
    });
    expect(await read({ kind: 'everything' })).toEqual({ payloads: 16, changed: [] });
    expect(steps).toEqual([2, 16, 16, 16]);
    expect(await stateOf(database.db)).toBe(before);
  });

  it('rewrites a round that was derived by other rules, and reports it', async () => {
    const { id } = await firstRound();
    const before = await stateOf(database.db);
    await sql`update etlegacy.rounds set round_print = '\\x00', outcome = 'held' where id = ${id}`.execute(
      database.db,
    );
    expect(await reimport(database.db, 'default', { kind: 'round', id })).toEqual({
      payloads: 2,
      changed: [id],
    });
    expect(await stateOf(database.db)).toBe(before);
  });

  it('reports an unknown server', async () => {
    expect(await reimport(database.db, 'nowhere', { kind: 'everything' })).toBeNull();
  });
});
