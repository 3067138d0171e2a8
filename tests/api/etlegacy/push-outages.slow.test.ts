// Pushes while PostgreSQL is away and while processes are killed: a round is stored whole or not at all, and comes once.
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendRound } from '../../../cli/etlegacy/push/send-round.ts';
import { takeDeliveries } from '../../../cli/app/take-deliveries.ts';
import { connect } from '../../../database/connect.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import { makeKey } from '../../support/api/make-key.ts';
import { ledgerOf } from '../../support/etlegacy/import-files.ts';
import { diffExports, exportEverything } from '../../support/proof/export-everything.ts';
import { importFiles } from '../../support/proof/import-files.ts';
import { pushedDocuments } from '../../support/proof/push-documents.ts';
import { startWorker, type Worker } from '../../support/start-worker.ts';
import { startTcpProxy } from '../../support/servers/tcp-proxy.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** Bytes of PostgreSQL after which the wire is cut. */
const LAST = 6_000;
const STEP = 200;
const SERVER = { key: 'default', zone: 'UTC' };

let database: TestDatabase;
let token: string;
beforeEach(async () => {
  database = await createTestDatabase();
  await prepareServer(database.db, SERVER);
  const { authorization } = await makeKey(database.db, { scopes: ['push'], sources: [SERVER.key] });
  token = authorization.slice('Bearer '.length);
});
afterEach(async () => database.close());

/** The same database behind a wire that can be cut. */
async function openWire() {
  const url = new URL(database.databaseUrl);
  const host = decodeURIComponent(url.hostname);
  const port = url.port === '' ? 5432 : Number(url.port);
  const proxy = await startTcpProxy(host.startsWith('/') ? `${host}/.s.PGSQL.${port}` : port);
  [url.hostname, url.port] = ['127.0.0.1', String(proxy.port)];
  const connection = await connect({ databaseUrl: url.href, home: '/nonexistent' });
  return { proxy, ...connection };
}

test('while PostgreSQL is away the answer is 503, nothing is half stored, and the repeat is taken', async () => {
  const wire = await openWire();
  const app = await buildTestApi({
    db: wire.db,
    mostRequests: 1_000_000,
    deliver: takeDeliveries(wire.db, async () => undefined),
  });
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/et/rounds`;
  const [sample] = pushedDocuments(11, 1);
  const text = Buffer.from(sample?.bytes ?? '').toString('latin1');
  const refused = [];
  // The connection is cut at the beginning, while it opens, while the key is looked up, and while the round is stored.
  for (let bytes = 0, stored = 1; bytes <= LAST; bytes += STEP, stored++) {
    const body = Buffer.from(text.replace('"servername":"', `"servername":"${bytes} `), 'latin1');
    wire.proxy.cutAll();
    await sleep(100);
    wire.proxy.cutAfter = bytes;
    const first = await sendRound({ url, token }, body, false);
    wire.proxy.cutAfter = null;
    wire.proxy.cutAll();
    await sleep(100);
    expect(['503 DATABASE_AWAY', '202 ROUND_TAKEN']).toContain(`${first.status} ${first.code}`);
    if (first.status === 503) refused.push(bytes);
    const again = await sendRound({ url, token }, body, false);
    expect(['202 ROUND_TAKEN', '200 ROUND_KNOWN']).toContain(`${again.status} ${again.code}`);
    if (first.status === 202) expect(again.status).toBe(200);
    expect(await countStored()).toEqual({ payloads: stored, bodies: stored });
  }
  expect(refused.length).toBeGreaterThan(5);
  expect(refused.length).toBeLessThan(LAST / STEP);
  await app.close();
  await wire.close();
  await wire.proxy.close();
});

async function countStored(): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*)::int from core.payloads) as payloads, (select count(*)::int from core.bodies) as bodies`.execute(
    database.db,
  );
  return rows[0];
}

test(
  'processes that are killed between store and answer and between answer and import lose nothing and count nothing twice',
  { timeout: 180_000 },
  async () => {
    const documents = pushedDocuments(12, 3);
    const [first, second, ...others] = documents;
    if (first === undefined || second === undefined) throw new Error('no documents');
    const quiet = await createTestDatabase();
    await importFiles(quiet.db, SERVER, documents);
    const crew = await Promise.all([1, 2, 3].map(async () => startWorker(database.databaseUrl)));
    try {
      const [a, b, c] = crew;
      if (a === undefined || b === undefined || c === undefined) throw new Error('no workers');
      const send = async ({ url }: Worker, { bytes }: { readonly bytes: Uint8Array }) =>
        sendRound({ url, token }, bytes, false);

      // Between store and answer: the process stands still while PostgreSQL commits, and does not live to see it.
      await hold('insert');
      const lost = send(a, first).then(
        () => 'answered',
        () => 'no answer',
      );
      await waitUntil('the commit', isHeld);
      a.child.kill('SIGSTOP');
      await waitUntil('the row', async () => (await ledgerOf(database.db)).length === 1);
      await a.kill();
      expect(await lost).toBe('no answer');
      await release('insert');
      expect(await send(b, first)).toMatchObject({ status: 200, code: 'ROUND_KNOWN' });

      // Between answer and import: who answered is killed before anybody can import.
      await hold('update');
      expect(await send(b, second)).toMatchObject({ status: 202, code: 'ROUND_TAKEN' });
      await b.kill();
      expect((await ledgerOf(database.db)).map(({ status }) => status)).toContain('new');
      await release('update');

      await Promise.all([a, b].map(async (worker) => worker.restart()));
      const sent = others.flatMap((document, at) => [
        document,
        document,
        ...(at % 2 === 0 ? [document] : []),
      ]);
      for (const [at, document] of sent.entries()) {
        const worker = crew[at % crew.length] ?? a;
        expect((await send(worker, document)).status).toBeLessThan(300);
        if (at === 2) await c.kill();
        if (at === 2) await c.restart();
      }
      // A job whose worker died is repeated when its heartbeat is missed; the inbox is looked at every minute before.
      const isDone = async (): Promise<boolean> =>
        (await ledgerOf(database.db)).every(({ status }) => status !== 'new');
      await waitUntil('the import of all', isDone, 120_000);
    } finally {
      for (const worker of crew) await worker.kill();
    }
    expect(await ledgerOf(database.db)).toEqual(await ledgerOf(quiet.db));
    const wanted = await exportEverything(quiet.db, [SERVER.key]);
    expect(wanted.rounds.split('\n').length).toBeGreaterThan(documents.length);
    expect(diffExports(wanted, await exportEverything(database.db, [SERVER.key]))).toEqual([]);
    await quiet.close();
  },
);

/** Keeps every commit that inserts payloads, or every update of one, waiting for a while. */
async function hold(what: 'insert' | 'update'): Promise<void> {
  const statements = [
    `create or replace function public.hold() returns trigger language plpgsql as
      $$ begin perform pg_sleep(2); return new; end $$`,
    `create constraint trigger hold_${what} after ${what} on core.payloads
      ${what === 'insert' ? 'deferrable initially deferred' : ''} for each row execute function public.hold()`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(database.db);
}

async function release(what: 'insert' | 'update'): Promise<void> {
  await sql.raw(`drop trigger hold_${what} on core.payloads`).execute(database.db);
}

async function isHeld(): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`.execute(
    database.db,
  );
  return rows.length > 0;
}
