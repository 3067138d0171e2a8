import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../database/connect.ts';
import { findWriteProblem } from '../../database/failures/find-write-problem.ts';
import { etlegacyBot } from '../../bot/etlegacy/etlegacy-bot.ts';
import { makeKey } from '../support/api/make-key.ts';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { sayLine } from '../support/bot/say-line.ts';
import { simulateFile } from '../support/etlegacy/round-files.ts';
import { runCli } from '../support/run-cli.ts';
import { runStatement } from '../support/database/run-statement.ts';
import { createTestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

/** The maintenance database, which every server has. */
function maintenanceOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.pathname = '/postgres';
  return url.href;
}

test('a read-only database makes the doctor and /readyz fail with an explanation', async () => {
  const database = await createTestDatabase();
  onTestFinished(database.close);
  const { databaseUrl } = database;
  expect(await findWriteProblem(database.db)).toBe(null);
  const key = await makeKey(database.db, { name: 'reader', scopes: ['read'] });
  // Not by the pool: its connections from now on are read only, and an idle one is replaced after 10 s.
  const name = new URL(databaseUrl).pathname.slice(1);
  await runStatement(
    maintenanceOf(databaseUrl),
    `alter database ${name} set default_transaction_read_only = on`,
  );
  const doctor = await runCli(['doctor'], { databaseUrl });
  expect(doctor.code).toBe(1);
  expect(doctor.stdout).toMatch(/✗ The database is set read only, .*default_transaction_read_only to off/);
  expect(doctor.stdout).not.toMatch(/Nothing needs you|✓ The database/);
  const { db, close } = await connect({ databaseUrl, home: '/nonexistent' });
  const api = await buildTestApi({ db });
  // It waits 2 s for the database, which a busy machine may need for the connection alone.
  let said = '';
  await waitUntil('an answer of the database', async () => {
    const { statusCode, body } = await api.inject({ url: '/readyz' });
    said = `${statusCode} ${body}`;
    return !said.includes('DATABASE_AWAY');
  });
  expect(said).toMatch(/^503 .*set read only/);
  const login = await api.inject({
    method: 'POST',
    url: '/api/auth/login',
    payload: { username: 'anna', password: 'not hers, at all' },
  });
  expect([login.statusCode, login.json().error]).toMatchObject([
    503,
    { code: 'DATABASE_REFUSES', message: expect.stringContaining('The database takes no changes') },
  ]);
  expect((await api.inject({ url: '/api/et/servers', headers: key })).statusCode).toBe(200);
  expect(await sayLine({ db, game: etlegacyBot, now: new Date() }, '/prefs privacy:private')).toContain(
    'The database takes no changes',
  );
  await api.close();
  await close();

  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-write-'));
  const { name: file, text } = simulateFile(1);
  await writeFile(path.join(folder, file), text);
  const verb = await runCli(['import', folder], { databaseUrl });
  expect(verb.code).toBe(1);
  expect(verb.stderr).toMatch(/The database takes no changes: it is a standby, or set read only\. Let/);
  expect(verb.stderr.trim().split('\n')).toHaveLength(1);
  await rm(folder, { recursive: true });
});

test('a role without write privileges gets an explanation', async () => {
  const { db, databaseUrl, close } = await createTestDatabase();
  const role = `reader_${databaseUrl.slice(-12)}`;
  try {
    await db.connection().execute(async (one) => {
      await sql.raw(`create role ${role}`).execute(one);
      await sql.raw(`grant usage on schema core to ${role}`).execute(one);
      await sql.raw(`grant select on core.payloads to ${role}`).execute(one);
      await sql.raw(`set role ${role}`).execute(one);
      expect(await findWriteProblem(one)).toMatch(/may not write to Debrief's tables/);
      await sql.raw('reset role').execute(one);
    });
  } finally {
    await close();
    await runStatement(maintenanceOf(databaseUrl), `drop role if exists ${role}`);
  }
});
