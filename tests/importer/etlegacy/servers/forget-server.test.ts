import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetServer } from '../../../../importer/etlegacy/servers/forget-server.ts';
import { importFiles, stateOf } from '../../../support/etlegacy/import-files.ts';
import { endstatsFile, matchFiles, roundFile } from '../../../support/etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';

const AT = '2031-02-03 21:10:00';
const FILES = [
  ...matchFiles({ at: AT }),
  endstatsFile(AT, ['Most damage given\tanna\t900']),
  { name: 'rubbish', body: Buffer.from('?') },
];

let test: TestDatabase;
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(async () => {
  await test.close();
});

/** Number of rows of each of our tables except the migrations. */
async function countRows(): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('core', 'etlegacy') order by 1`.execute(test.db);
  const counts = await Promise.all(
    rows.map(async ({ name }) => {
      const counted = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(
        test.db,
      );
      return [name, counted.rows[0]?.n ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts);
}

describe('forgetServer', () => {
  it('deletes every row of a server', async () => {
    const empty = await countRows();
    await importFiles(test.db, FILES);
    expect(await forgetServer(test.db, 'default')).toEqual({ payloads: 4, rounds: 2 });
    expect(await countRows()).toEqual(empty);
  });

  it('does not change another server with the same files, players and names', async () => {
    await importFiles(test.db, FILES, { server: 'other' });
    const before = await stateOf(test.db, 'other');
    const counts = await countRows();
    await importFiles(test.db, [...FILES, roundFile({ at: '2031-03-03 21:10:00', map: 'radar' })]);
    expect(await stateOf(test.db, 'other')).not.toBe(before);
    await forgetServer(test.db, 'default');
    expect(await stateOf(test.db, 'other')).toBe(before);
    expect(await countRows()).toEqual(counts);
  });

  it('reports an unknown server', async () => {
    expect(await forgetServer(test.db, 'nobody')).toBeNull();
  });

  it('allows the same files to be imported again', async () => {
    await importFiles(test.db, FILES);
    const before = await stateOf(test.db);
    await forgetServer(test.db, 'default');
    await importFiles(test.db, FILES);
    expect(await stateOf(test.db)).toBe(before);
  });
});
