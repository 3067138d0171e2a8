import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { connect } from '../../database/connect.ts';
import { findWriteProblem } from '../../database/find-write-problem.ts';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { simulateFile } from '../support/round-files.ts';
import { runCli } from '../support/run-cli.ts';
import { runStatement } from '../support/run-statement.ts';
import { createTestDatabase } from '../support/test-database.ts';

const database = await createTestDatabase();
const role = `reader_${database.databaseUrl.slice(-12)}`;
afterAll(async () => {
  await database.close();
  await runStatement(maintenance(), `drop role if exists ${role}`);
});

/** The maintenance database, which every server has. */
function maintenance(): string {
  const url = new URL(database.databaseUrl);
  url.pathname = '/postgres';
  return url.href;
}

const name = new URL(database.databaseUrl).pathname.slice(1);

test('a read-only database makes the doctor and /readyz fail with an explanation', async () => {
  expect(await findWriteProblem(database.db)).toBe(null);
  await sql.raw(`alter database ${name} set default_transaction_read_only = on`).execute(database.db);
  const { databaseUrl } = database;
  const doctor = await runCli(['doctor'], { databaseUrl });
  expect(doctor.code).toBe(1);
  expect(doctor.stdout).toMatch(/✗ The database is set read only, .*default_transaction_read_only to off/);
  expect(doctor.stdout).not.toMatch(/Nothing needs you|✓ The database/);
  const json = JSON.parse((await runCli(['doctor', '--json'], { databaseUrl })).stdout);
  expect(json).toMatchObject({ ok: false, database: { problem: expect.stringContaining('read only') } });

  const { db, close } = await connect({ databaseUrl, home: '/nonexistent' });
  const api = await buildTestApi({ db });
  const { statusCode, body } = await api.inject({ url: '/readyz' });
  expect([statusCode, body]).toEqual([503, expect.stringContaining('set read only')]);
  await api.close();
  await close();

  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-write-'));
  const { name: file, text } = simulateFile(1);
  await writeFile(path.join(folder, file), text);
  const verb = await runCli(['import', folder], { databaseUrl });
  expect(verb.code).toBe(1);
  expect(verb.stderr).toMatch(/The database takes no changes: it is a standby, or set read only\. Let/);
  expect(verb.stderr).not.toMatch(/\n\s+at /);
  await rm(folder, { recursive: true });
  // Over another database: new connections to this one are read only.
  await runStatement(maintenance(), `alter database ${name} reset default_transaction_read_only`);
});

test('a role without write privileges gets an explanation', async () => {
  await sql.raw(`create role ${role} login password 'x'`).execute(database.db);
  await sql.raw(`grant usage on schema core to ${role}`).execute(database.db);
  await sql.raw(`grant select on core.payloads to ${role}`).execute(database.db);
  await database.db.connection().execute(async (db) => {
    await sql.raw(`set role ${role}`).execute(db);
    expect(await findWriteProblem(db)).toMatch(/may not write to Debrief's tables/);
    await sql.raw('reset role').execute(db);
  });
  await sql.raw(`drop owned by ${role}`).execute(database.db);
});
