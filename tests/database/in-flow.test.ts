import { sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inFlow } from '../../database/in-flow.ts';
import type { DB } from '../../database/schema.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await sql`create table numbers (n integer primary key)`.execute(test.db);
});
afterAll(() => test.close());

const insert = (n: number) => sql<{ n: number }>`insert into numbers values (${n}) returning n`;
const count = sql<{ count: number }>`select count(*)::integer as count from numbers`;

async function inTransaction<T>(work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
  return test.db.transaction().execute(work);
}

describe('inFlow', () => {
  it('runs statements in order, each seeing the changes before it, and returns the rows of each', async () => {
    const answers = await inTransaction(async (trx) =>
      inFlow(trx, async (send) => Promise.all([send(insert(1)), send(count), send(insert(2)), send(count)])),
    );
    expect(answers).toEqual([[{ n: 1 }], [{ count: 1 }], [{ n: 2 }], [{ count: 2 }]]);
  });

  it('sends a statement before the previous one has a result', async () => {
    let heard = false;
    await inTransaction(async (trx) =>
      inFlow(trx, async (send) => {
        const slow = send(sql`select pg_sleep(0.3)`);
        void slow.then(() => (heard = true));
        void send(insert(3));
        expect(heard).toBe(false);
      }),
    );
    expect(heard).toBe(true);
  });

  it('accepts a query builder', async () => {
    const versions = await inTransaction(async (trx) =>
      inFlow(trx, async (send) => send(trx.selectFrom('core.payloads').select('id'))),
    );
    expect(versions).toEqual([]);
  });

  it('throws the first error even of a statement that was not awaited, and rolls back', async () => {
    const failing = inTransaction(async (trx) =>
      inFlow(trx, async (send) => {
        void send(insert(4));
        void send(sql`select 1 / 0`);
        void send(insert(5));
      }),
    );
    await expect(failing).rejects.toThrow('division by zero');
    expect((await count.execute(test.db)).rows).toEqual([{ count: 3 }]);
  });

  it('rejects statements that the transaction executes itself, until the work is over', async () => {
    const count = inTransaction(async (trx) => {
      await expect(
        inFlow(trx, async () => trx.selectFrom('core.payloads').select('id').execute()),
      ).rejects.toThrow('Within inFlow');
      await expect(inFlow(trx, async () => sql`select 1`.execute(trx))).rejects.toThrow('Within inFlow');
      return (await sql<{ n: number }>`select count(*)::integer as n from numbers`.execute(trx)).rows;
    });
    expect(await count).toEqual([{ n: 3 }]);
  });

  it('resolves flushed() when everything sent is written to the socket', async () => {
    let isAnswered = false;
    await inTransaction(async (trx) =>
      inFlow(trx, async (send) => {
        void send(sql`select pg_sleep(0.2)`).then(() => (isAnswered = true));
        await send.flushed();
        expect(isAnswered).toBe(false);
      }),
    );
    expect(isAnswered).toBe(true);
  });

  it('awaits pending statements before it throws an error of the work itself', async () => {
    const failing = inTransaction(async (trx) =>
      inFlow(trx, async (send) => {
        void send(insert(6));
        return Promise.reject(new Error('changed my mind'));
      }),
    );
    await expect(failing).rejects.toThrow('changed my mind');
    expect((await count.execute(test.db)).rows).toEqual([{ count: 3 }]);
  });
});
