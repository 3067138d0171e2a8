import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { connect } from '../../database/connect.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

test('a connection that is cut between two statements of a transaction fails the transaction, not the process', async () => {
  const test = await createTestDatabase();
  const { db, close } = await connect({
    databaseUrl: test.databaseUrl,
    home: '/nonexistent',
    maxConnections: 1,
  });
  const cut = db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(test.db);
    await sleep(200);
    await sql`select 1`.execute(trx);
  });
  await expect(cut).rejects.toThrow(/connection|not queryable/i);
  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db);
  expect(rows).toEqual([{ one: 1 }]);
  await close();
  await test.close();
});
