import { Socket } from 'node:net';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPool } from '../../database/create-pool.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

let test: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  test = await createTestDatabase();
  // The database is dropped with force, which may terminate this connection while it is closing.
  pool = createPool({ connectionString: test.databaseUrl, max: 1 }, () => undefined);
});
afterAll(async () => {
  await pool.end();
  await test.close();
});

/** Counts the writes to the socket during `work`. */
async function countWrites(work: () => Promise<unknown>): Promise<number> {
  const single = vi.spyOn(Socket.prototype, '_write');
  const several = vi.spyOn(Socket.prototype, '_writev');
  try {
    await work();
    return single.mock.calls.length + several.mock.calls.length;
  } finally {
    single.mockRestore();
    several.mockRestore();
  }
}

describe('createPool', () => {
  it('sends the statements of one turn in one write, and those of the next in another', async () => {
    const client = await pool.connect();
    try {
      const ask = async (n: number) =>
        (await client.query<{ n: number }>('select $1::int as n', [n])).rows[0]?.n;
      await ask(0);
      const together = await countWrites(async () => {
        expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([1, 2, 3]);
      });
      expect(together).toBe(1);
      const apart = await countWrites(async () => {
        for (const n of [1, 2, 3]) expect(await ask(n)).toBe(n);
      });
      expect(apart).toBe(3);
    } finally {
      client.release();
    }
  });

  it('sends begin with the first statement of a transaction', async () => {
    await sql`select 1`.execute(test.db);
    const writes = await countWrites(async () =>
      test.db.transaction().execute(async (trx) => {
        await sql`select ${1}::int`.execute(trx);
      }),
    );
    // The other is the commit.
    expect(writes).toBe(2);
  });

  it('still distinguishes a failed transaction from a successful one', async () => {
    await sql`create table kept (n integer)`.execute(test.db);
    const failing = test.db.transaction().execute(async (trx) => {
      await sql`insert into kept values (1)`.execute(trx);
      // A caller that ignores the error must not assume that the row was stored.
      await sql`select 1 / 0`.execute(trx).catch(() => undefined);
    });
    await expect(failing).rejects.toThrow('rolled back');
    await test.db.transaction().execute(async (trx) => sql`insert into kept values (2)`.execute(trx));
    expect((await sql`select n from kept`.execute(test.db)).rows).toEqual([{ n: 2 }]);
  });
});
