import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSampleDatabase } from '../../database/open-sample-database.ts';
import { quietLog } from '../support/quiet-log.ts';
import { runStatement } from '../support/database/run-statement.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

let test: TestDatabase;
let name: string;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  const { databaseUrl } = test;
  const server = new URL(databaseUrl);
  server.pathname = '/postgres';
  await test.close();
  await runStatement(server.href, `drop database ${name} with (force)`);
});

it('what is made up has a database of its own, made once, and anew when another version has left it', async () => {
  const connection = { connectionString: test.databaseUrl };
  const { log } = quietLog();
  const open = async () => openSampleDatabase({ connection, log });
  const count = async (db: TestDatabase['db']) =>
    (await sql`select from core.decisions`.execute(db)).rows.length;
  const decide = async (db: TestDatabase['db']) =>
    db.insertInto('core.decisions').values({ decided_by: 'a test', kind: 'accept', subject: 'x' }).execute();
  const [first, second] = await Promise.all([open(), open()]);
  await decide(first.db);
  expect([await count(second.db), await count(test.db)]).toEqual([1, 0]);
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(first.db);
  name = rows[0]?.name ?? '';
  expect(name).toMatch(/_sample$/);
  await first.close();
  await sql`insert into core.migrations (name, timestamp) values ('9999-of-later', '')`.execute(second.db);
  await second.close();
  const third = await open();
  expect(await count(third.db)).toBe(0);
  await third.close();
});
