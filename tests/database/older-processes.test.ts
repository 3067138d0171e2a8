// No process migrates the database while one of an older version uses it, and a process notices if it happens anyway.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../database/migrate.ts';
import { registerProcess } from '../../database/presence.ts';
import { OlderProcessError } from '../../database/refuse-older-processes.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { untilWaiting } from '../support/database/until-waiting.ts';
import { waitUntil } from '../support/wait-until.ts';

let test: TestDatabase;
let folder: string;
beforeEach(async () => {
  test = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'debrief-newer-'));
  // The migrations of this version, and one more.
  const { rows } = await sql<{ name: string }>`select name from core.migrations`.execute(test.db);
  for (const name of [...rows.map((row) => row.name), '9999-core-future'])
    await writeFile(join(folder, `${name}.ts`), 'export async function up() {}');
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const upgrade = async () => migrate(test.db, { folder: pathToFileURL(`${folder}/`) });
const register = async (everyMs?: number) =>
  registerProcess(test.db, {
    kind: 'npm start',
    log: quietLog().log,
    ...(everyMs === undefined ? {} : { everyMs }),
  });

it('a newer version refuses to migrate while an older process runs, and migrates when it has ended', async () => {
  const older = await register();
  const refusal = await upgrade().catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(OlderProcessError);
  expect(String(refusal)).toMatch(/npm start on .+, process \d+.*Stop it, then try again/);
  await older.close();
  expect(await upgrade()).toEqual({ applied: ['9999-core-future'] });
});

it('a killed process blocks a migration for less than a minute', async () => {
  await register();
  await sql`update core.processes set seen_at = now() - interval '1 minute'`.execute(test.db);
  expect(await upgrade()).toEqual({ applied: ['9999-core-future'] });
});

it('a version that does not register is recognized by its job engine', async () => {
  await sql`drop table core.processes`.execute(test.db);
  const old = new Client({ connectionString: test.databaseUrl, application_name: 'debrief-jobs' });
  await old.connect();
  await expect(upgrade()).rejects.toThrow('An older Debrief is using this database');
  await old.end();
  await waitUntil('the connection to go', async () =>
    upgrade().then(
      () => true,
      () => false,
    ),
  );
});

it('a process that runs notices that a newer version has changed the database', async () => {
  const running = await register(50);
  expect(running.outdated.aborted).toBe(false);
  await sql`insert into core.migrations values ('9999-core-future', '')`.execute(test.db);
  await waitUntil('it to notice', () => running.outdated.aborted);
  await running.close();
});

it('two processes of one version do not block each other', async () => {
  const running = await register();
  expect(await migrate(test.db)).toEqual({ applied: [] });
  await running.close();
});

it('a process that registers while a newer version migrates waits, and then says that it is too old', async () => {
  const written = join(folder, '9999-core-future.ts');
  await writeFile(
    written,
    `export async function up(db) {
    const { sql } = await import(${JSON.stringify(import.meta.resolve('kysely'))});
    await sql\`select pg_advisory_xact_lock(4711)\`.execute(db);
  }`,
  );
  const ended = await test.db.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(4711)`.execute(db);
    const upgrading = upgrade();
    await untilWaiting(db, 1);
    const registering = register().catch((error: unknown) => error);
    await untilWaiting(db, 2);
    await sql`select pg_advisory_unlock(4711)`.execute(db);
    return [await upgrading, await registering];
  });
  expect(ended[0]).toEqual({ applied: ['9999-core-future'] });
  expect(String(ended[1])).toContain('A newer Debrief has changed the database, so this one ends.');
  expect(await sql`select from core.processes`.execute(test.db)).toMatchObject({ rows: [] });
});
