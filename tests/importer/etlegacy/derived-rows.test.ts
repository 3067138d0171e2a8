import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLAYER_COLUMNS } from '../../../importer/etlegacy/derived-rows.ts';
import { importFiles } from '../../support/import-files.ts';
import { crew, roundFile } from '../../support/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('the cells of a player row stand in the order of the table', async () => {
  const { rows } = await sql<{ column: string }>`
    select attname as column from pg_attribute
    where attrelid = 'etlegacy.player_rounds'::regclass and attnum > 0 and not attisdropped
    order by attnum`.execute(database.db);
  expect(PLAYER_COLUMNS).toEqual(rows.map(({ column }) => column));
});

test('names travel as they are, whatever PostgreSQL would read in them', async () => {
  const names = [`"a,b"`, `\\"(c)`, `{NULL}`, `'; drop table x; --`];
  const players = crew({ people: 4 }).map((line, at) => ({ ...line, name: names[at] ?? '' }));
  await importFiles(database.db, [roundFile({ at: '2031-02-03 21:10:00', players })]);
  const rows = await database.db.selectFrom('etlegacy.player_rounds').select('raw_name').execute();
  expect(rows.map((row) => row.raw_name).toSorted()).toEqual(names.toSorted());
});
