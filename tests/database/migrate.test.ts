import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../database/connect.ts';
import { DatabaseError } from '../../database/failures/database-error.ts';
import { migrate } from '../../database/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

let test: TestDatabase;
let folder: string;
let folderUrl: URL;

beforeEach(async () => {
  test = await createTestDatabase({ empty: true });
  folder = await mkdtemp(join(tmpdir(), 'debrief-migrations-'));
  folderUrl = pathToFileURL(`${folder}/`);
});

afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

/**
 * A migration that runs these statements; plain JavaScript, because a file outside the checkout cannot import kysely.
 */
async function writeMigration(name: string, ...statements: string[]): Promise<void> {
  const body = statements.map((text) => `await db.executeQuery(query(${JSON.stringify(text)}));`).join('\n');
  await writeFile(
    join(folder, `${name}.ts`),
    `const query = (sql) => ({ sql, parameters: [], query: { kind: 'RawNode' }, queryId: { queryId: '1' } });
     export async function up(db) { ${body} }`,
  );
}

async function complain(work: Promise<unknown>): Promise<string> {
  const outcome = await work.catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(DatabaseError);
  return outcome instanceof DatabaseError ? outcome.message : '';
}

describe('migrate', () => {
  it('runs the real migrations on an empty database, once', async () => {
    const first = await migrate(test.db);
    expect(first.applied[0]).toBe('0001-core');
    expect(await migrate(test.db)).toEqual({ applied: [] });
  });

  it('runs each migration once when several processes start together', async () => {
    await writeMigration('0001-first', 'create table public.things (n int)', 'select pg_sleep(0.1)');
    await writeMigration('0002-second', 'insert into public.things values (1)');
    const others = await Promise.all(
      Array.from({ length: 4 }, async () => connect({ databaseUrl: test.databaseUrl, home: '/nonexistent' })),
    );
    const done = await Promise.all(others.map(async ({ db }) => migrate(db, { folder: folderUrl })));
    await Promise.all(others.map(async (other) => other.close()));
    expect(done.map(({ applied }) => applied).filter((applied) => applied.length > 0)).toEqual([
      ['0001-first', '0002-second'],
    ]);
    const { rows } = await sql`select n from public.things`.execute(test.db);
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('runs one that sorts before others that have run', async () => {
    await writeMigration('0001-first', 'create table public.things (n int)');
    await writeMigration('0002-golf', 'insert into public.things values (2)');
    await migrate(test.db, { folder: folderUrl });
    await writeMigration('0002-chess', 'insert into public.things values (1)');
    expect(await migrate(test.db, { folder: folderUrl })).toEqual({ applied: ['0002-chess'] });
    expect(await migrate(test.db, { folder: folderUrl })).toEqual({ applied: [] });
  });

  it('rolls everything back when a later one fails', async () => {
    await writeMigration('0001-first', 'create table public.things (n int)');
    await writeMigration('0002-second', 'insert into public.nothings values (1)');
    await expect(migrate(test.db, { folder: folderUrl })).rejects.toThrow(/nothings/);
    const { rows } = await sql`select to_regclass('public.things') as found`.execute(test.db);
    expect(rows).toEqual([{ found: null }]);
  });

  it('rejects a database that a newer version wrote', async () => {
    await writeMigration('0001-first', 'select 1');
    await writeMigration('0002-second', 'select 1');
    await migrate(test.db, { folder: folderUrl });
    await rm(join(folder, '0002-second.ts'));
    const said = await complain(migrate(test.db, { folder: folderUrl }));
    expect(said).toContain('newer Debrief (it has 0002-second)');
    expect(said).toContain('Update Debrief');
  });

  it('rejects a database from before the migrations were merged, and names backup and restore', async () => {
    await writeMigration('0001-first-schema', 'create table public.things (n int)');
    await migrate(test.db, { folder: folderUrl });
    const said = await complain(migrate(test.db));
    expect(said).toContain('made by an early version of Debrief');
    expect(said).toMatch(/backup FILE.* with the version that wrote it.*restore FILE/);
    const { rows } = await sql`select to_regclass('core.payloads') as found`.execute(test.db);
    expect(rows).toEqual([{ found: null }]);
  });

  it('explains what to do when the user may not create tables', async () => {
    const role = `visitor_${test.databaseUrl.slice(-8)}`;
    await sql.raw(`create role ${role} login password 'guest'`).execute(test.db);
    const url = new URL(test.databaseUrl);
    url.username = role;
    url.password = 'guest';
    const visitor = await connect({ databaseUrl: url.href, home: '/nonexistent' });
    const said = await complain(migrate(visitor.db));
    await visitor.close();
    await sql.raw(`drop role ${role}`).execute(test.db);
    expect(said).toContain('Let it own the database');
  });

  it('explains that the connection to the database was lost', async () => {
    const gone = await createTestDatabase({ empty: true });
    const visitor = await connect({ databaseUrl: gone.databaseUrl, home: '/nonexistent' });
    await gone.close();
    const said = await complain(migrate(visitor.db));
    await visitor.close();
    expect(said).toContain('has no database of that name');
  });
});
