import { hostname } from 'node:os';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Claim, claimServers } from '../../work/claim-servers.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { untilWaiting } from '../support/database/until-waiting.ts';
import { waitUntil } from '../support/wait-until.ts';

let database: TestDatabase;
const claims: Claim[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const claim of claims.splice(0)) await claim.close();
});
afterAll(async () => database.close());

async function claim(...keys: string[]): Promise<Claim> {
  const { databaseUrl } = database;
  const servers = keys.map((key) => ({ key, zone: 'UTC', folder: '/nonexistent', pollSeconds: 10 }));
  const made = await claimServers({
    config: { databaseUrl, servers },
    connection: { connectionString: databaseUrl },
    log: quietLog().log,
  });
  claims.push(made);
  return made;
}

/** Terminates the sessions like a restart of the database. */
async function cutConnections(): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name like 'debrief run%'`.execute(database.db);
}

/** The sessions that hold a claim. */
async function fetchHolders(): Promise<readonly number[]> {
  const { rows } = await sql<{ pid: number }>`select distinct pid from pg_locks where locktype = 'advisory'
    and granted and database = (select oid from pg_database where datname = current_database())`.execute(
    database.db,
  );
  return rows.map(({ pid }) => pid);
}

test('only one process may collect for a server, and the error of the second names the first', async () => {
  const first = await claim('a', 'b');
  await expect(claim('c', 'b')).rejects.toThrow(
    `server "b" in this database already: process ${process.pid} on ${hostname()}`.slice(0, 60),
  );
  await claim('c');
  await first.close();
  await claim('a', 'b');
});

test('a claim is acquired again after the database was unreachable', async () => {
  const first = await claim('a');
  const [before] = await fetchHolders();
  await cutConnections();
  const isBack = async (): Promise<boolean> => {
    const [now] = await fetchHolders();
    return now !== undefined && now !== before;
  };
  await waitUntil('the claim', isBack);
  await expect(claim('a')).rejects.toThrow(/already: process/);
  expect(first.lost.aborted).toBe(false);
});

test('a process whose server was claimed by another one stops', async () => {
  const first = await claim('a');
  // Acquires the claim at the moment at which the session of the first process ends.
  await database.db.connection().execute(async (other) => {
    const taking = sql`select pg_advisory_lock(hashtextextended('debrief run a', 0))`.execute(other);
    await untilWaiting(database.db, 1);
    await cutConnections();
    await taking;
    await waitUntil('the signal of the first to abort', () => first.lost.aborted);
    await sql`select pg_advisory_unlock_all()`.execute(other);
  });
});
