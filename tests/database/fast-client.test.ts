import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pool } from 'pg';
import { prepareStatements } from '../../database/fast-client.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

let test: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  test = await createTestDatabase();
  pool = new Pool({ connectionString: test.databaseUrl, max: 1 });
  pool.on('connect', prepareStatements);
});

afterAll(async () => {
  // The pool has ended before its connections have; the database is dropped with force and would terminate them.
  const gone = new Promise((resolve) => pool.once('remove', resolve));
  await Promise.all([pool.end(), gone]);
  await test.close();
});

async function fetchPrepared(): Promise<string[]> {
  const { rows } = await pool.query<{ statement: string }>('select statement from pg_prepared_statements');
  return rows.map((row) => row.statement);
}

describe('prepareStatements', () => {
  it('prepares repeated statements, and returns the rows for the values of each call', async () => {
    const answers: unknown[] = [];
    for (const value of [1, 2, 3]) {
      const { rows } = await pool.query<{ twice: number }>('select $1::int * 2 as twice', [value]);
      answers.push(rows[0]?.twice);
    }
    expect(answers).toEqual([2, 4, 6]);
    expect(await fetchPrepared()).toEqual(['select $1::int * 2 as twice']);
  });

  it('keeps working when a column is added to a table', async () => {
    await pool.query('create temporary table moving (a int); insert into moving values (1)');
    const ask = async () => (await pool.query('select a from moving where a = $1', [1])).rows;
    await ask();
    await ask();
    await pool.query('alter table moving add column b int default 2');
    expect(await ask()).toEqual([{ a: 1 }]);
  });

  it('keeps a bounded number of statements, whatever their texts', async () => {
    for (let i = 0; i < 300; i++)
      for (let time = 0; time < 2; time++) await pool.query(`select $1::int + ${i}`, [1]);
    expect((await fetchPrepared()).length).toBeLessThanOrEqual(200);
  });
});
