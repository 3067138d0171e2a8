import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PLAYER_COLUMNS } from '../../../../importer/etlegacy/rows/derived-rows.ts';
import { snakeCase } from '../../../../core/snake-case.ts';
import { COUNTERS } from '../../../../core/etlegacy/fields.ts';
import { COUNTER_NAMES } from '../../../../stats/etlegacy/export/export-player-rounds.ts';
import { importFiles } from '../../../support/etlegacy/import-files.ts';
import { crew, roundFile } from '../../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('every counter of the field list has one column of a player row, and each is exported', () => {
  const counters: readonly string[] = COUNTERS.map((name) => snakeCase(name));
  expect(PLAYER_COLUMNS.filter((column) => counters.includes(column)).toSorted()).toEqual(
    counters.toSorted(),
  );
  expect(PLAYER_COLUMNS.slice(-counters.length).toSorted()).toEqual(counters.toSorted());
  expect(COUNTER_NAMES).toEqual(COUNTERS);
});

test('the cells of a player row are in the order of the table', async () => {
  const { rows } = await sql<{ column: string }>`
    select attname as column from pg_attribute
    where attrelid = 'etlegacy.player_rounds'::regclass and attnum > 0 and not attisdropped
    order by attnum`.execute(database.db);
  expect(PLAYER_COLUMNS).toEqual(rows.map(({ column }) => column));
});

test('names are stored unchanged, whatever PostgreSQL could interpret in them', async () => {
  const names = [`"a,b"`, `\\"(c)`, `{NULL}`, `'; drop table x; --`];
  const players = crew({ people: 4 }).map((line, at) => ({ ...line, name: names[at] ?? '' }));
  await importFiles(database.db, [roundFile({ at: '2031-02-03 21:10:00', players })]);
  const rows = await database.db.selectFrom('etlegacy.player_rounds').select('raw_name').execute();
  expect(rows.map((row) => row.raw_name).toSorted()).toEqual(names.toSorted());
});
