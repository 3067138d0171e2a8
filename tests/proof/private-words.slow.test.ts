// Chat is in the documents that scripts push and dump. Without ET_KEEP_CHAT it is in no byte of database, backup or log; with it,
// it is in the stored body only. Whole keys of players are shown nowhere.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botOperations } from '../../cli/bot-operations.ts';
import { loadImporters } from '../../cli/app/find-game.ts';
import { takeDeliveries } from '../../cli/app/take-deliveries.ts';
import type { DB } from '../../database/schema.ts';
import { restoreBackup } from '../../importer/backup/restore-backup.ts';
import { writeBackup } from '../../importer/backup/write-backup.ts';
import { createEtlegacyImporter } from '../../importer/etlegacy/etlegacy-importer.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import { toPayload } from '../../importer/etlegacy/files/to-payload.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../importer/inbox/store-payloads.ts';
import { simulateEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import { buildTestApi } from '../support/api/build-test-api.ts';
import { fillUrl, listRoutes } from '../support/api/list-routes.ts';
import { makeKey } from '../support/api/make-key.ts';
import { diffExports, exportEverything } from '../support/proof/export-everything.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

const MARK = 'chat-of-players-7f3a';
const SERVER = { key: 'default', zone: 'UTC' };
const WHOLE_KEY = /(?<![0-9A-Fa-f])[0-9A-F]{32}(?![0-9A-Fa-f])/;

const documents = (['1.2.7', '2.6.0', '2.9.0'] as const).flatMap((script, at) => {
  const options = {
    plain: true,
    zone: 'UTC',
    from: `2026-0${at + 1}-01`,
    script,
    maps: 1,
    teamSize: 3,
  } as const;
  return simulateEvenings({ seed: 6, evenings: 1, options: { ...options, format: 'json' } }).flatMap(
    (evening) => evening.documents,
  );
});
const chatty = documents.filter(({ push }) => Buffer.from(push).includes(MARK));

let off: TestDatabase;
let on: TestDatabase;
let folder: string;
beforeAll(async () => {
  [off, on] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  for (const { db } of [off, on]) await prepareServer(db, SERVER);
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-chat-'));
});
afterAll(async () => {
  await off.close();
  await on.close();
  await rm(folder, { recursive: true });
});

/** Every row of every table as text, with bodies as they were before they were compressed. */
async function dump(db: Kysely<DB>, bodies: 'with bodies' | 'without bodies'): Promise<string> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
  const parts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} as t`.execute(db);
    parts.push(...rows.map(({ row }) => row));
  }
  if (bodies === 'with bodies') parts.push(...(await bodiesOf(db)));
  return parts.join('\n');
}

async function bodiesOf(db: Kysely<DB>): Promise<string[]> {
  const rows = await db.selectFrom('core.bodies').select('body').orderBy('hash').execute();
  return rows.map(({ body }) => zstdDecompressSync(body).toString('latin1'));
}

/** Documents as damage, other tools and strangers leave them; each still holds the mark. */
function damage(push: Uint8Array): Buffer[] {
  const text = Buffer.from(push).toString('latin1');
  const at = text.indexOf(MARK) + MARK.length;
  const damaged = [
    text.slice(0, at),
    `x${text}`,
    `${' '.repeat(500)}${text}`,
    `[${text}]`,
    `{"inside":${text}}`,
    text.replaceAll('"message"', '"mess\\u0061ge"'),
    text.replaceAll('"label":"message"', '"label":"unknown"'),
    text.replaceAll('"messages"', '"other"'),
    `${text}}`,
  ];
  return damaged.map((one) => Buffer.from(one, 'latin1'));
}

async function drain({ db }: TestDatabase): Promise<void> {
  await drainInbox(db, openEtlegacySource(SERVER));
}

test('with chat off no message is in any byte of database, backup, log, answer or page, whatever its way in', async () => {
  expect(chatty.length).toBeGreaterThan(3);
  const { db } = off;
  const { log, lines } = quietLog();
  const app = await buildTestApi({
    db,
    log,
    mostRequests: 1e9,
    deliver: takeDeliveries(db, async () => undefined),
  });
  const pusher = await makeKey(db, { scopes: ['push'], sources: [SERVER.key] });
  const answers: string[] = [];
  const push = async (payload: Buffer) => {
    const headers = { ...pusher, 'content-type': 'application/json' };
    const answer = await app.inject({ method: 'POST', url: '/api/et/rounds', headers, payload });
    answers.push(answer.body);
    return answer.statusCode;
  };
  for (const { push: body } of documents) expect(await push(Buffer.from(body))).toBe(202);
  for (const { push: body } of chatty.slice(0, 2))
    for (const damaged of damage(body)) {
      expect(damaged.toString('latin1')).toContain(MARK);
      await push(damaged);
    }
  await storePayloads(
    db,
    documents.map(({ name, dump: body }) =>
      toPayload(SERVER.key, name, { body: Buffer.from(body), modifiedMs: 0 }),
    ),
  );
  await storePayloads(
    db,
    chatty
      .slice(0, 3)
      .flatMap(({ push: body }, document) =>
        damage(body).map((damaged, at) =>
          toPayload(SERVER.key, `damaged-${document}-${at}.json`, { body: damaged, modifiedMs: 0 }),
        ),
      ),
  );
  const uploads = chatty.map(({ name, dump: body }) => ({
    name: `upload-${name}`,
    bytes: Buffer.from(body),
  }));
  await botOperations(db, loadImporters).importFiles(SERVER.key, uploads);
  await drain(off);

  const reader = await makeKey(db, { scopes: ['read', 'operate'], isEverything: true });
  answers.push(...(await readAll(app, reader)));
  await app.close();
  const backup = path.join(folder, 'off');
  await writeBackup(db, backup, await loadImporters());
  const all = {
    database: await dump(db, 'with bodies'),
    backup: zstdDecompressSync(await readFile(backup)).toString('latin1'),
    log: JSON.stringify(lines),
    answers: answers.join('\n'),
  };
  for (const [where, text] of Object.entries(all)) {
    expect(text.length, where).toBeGreaterThan(1_000);
    expect(text.includes(MARK), where).toBe(false);
    expect(text.includes(Buffer.from(MARK).toString('hex')), where).toBe(false);
  }
  for (const text of [all.log, all.answers]) {
    expect(WHOLE_KEY.exec(text)).toBeNull();
    for (const { authorization } of [pusher, reader])
      expect(text.includes(authorization.slice('Bearer '.length))).toBe(false);
  }
});

/** The answer of every route that only reads, about things that exist. */
async function readAll(
  app: Awaited<ReturnType<typeof buildTestApi>>,
  headers: { readonly authorization: string },
): Promise<string[]> {
  const get = async (url: string) => app.inject({ url, headers });
  const { rounds } = (await get('/api/et/rounds?limit=50')).json();
  const { players } = (await get('/api/et/players?limit=2')).json();
  const { sessions } = (await get('/api/et/sessions?limit=2')).json();
  const answers: string[] = [];
  let found = 0;
  for (const route of listRoutes(app).filter(({ method }) => method === 'GET')) {
    const id = route.path.includes('sessions') ? sessions[0].sessionId : rounds[0].id;
    const key = route.path.includes('servers') ? SERVER.key : players[0].playerKey;
    const answer = await get(
      fillUrl(route, { id, key, players: players.map((one: { playerKey: string }) => one.playerKey).join() }),
    );
    if (answer.statusCode === 200) found++;
    answers.push(answer.body);
  }
  expect(found).toBeGreaterThan(20);
  answers.push((await app.inject({ url: '/metrics', headers })).body);
  return answers;
}

test('with ET_KEEP_CHAT=yes it is in the stored bodies only, and a restore without it removes it', async () => {
  const { db } = on;
  const importer = createEtlegacyImporter({ ET_KEEP_CHAT: 'yes' });
  for (const { push } of documents)
    await importer.takeDelivery?.(db, Buffer.from(push), { source: SERVER.key, wake: async () => {} });
  await drain(on);
  const kept = (await bodiesOf(db)).filter((text) => text.includes(MARK));
  expect(kept).toHaveLength(chatty.length);
  expect((await dump(db, 'without bodies')).includes(MARK)).toBe(false);
  const exported = await exportEverything(db, [SERVER.key]);
  expect(JSON.stringify(exported)).not.toContain(MARK);
  expect(WHOLE_KEY.exec(JSON.stringify(exported))).toBeNull();

  const file = path.join(folder, 'on');
  await writeBackup(db, file, [importer]);
  const restored = await createTestDatabase();
  await restoreBackup(restored.db, file, await loadImporters());
  expect((await dump(restored.db, 'with bodies')).includes(MARK)).toBe(false);
  expect(await hashesOf(restored.db)).toEqual(await hashesOf(db));
  await drain(restored);
  expect(diffExports(exported, await exportEverything(restored.db, [SERVER.key]))).toEqual([]);
  await restored.close();
});

async function hashesOf(db: Kysely<DB>): Promise<unknown> {
  return await db.selectFrom('core.payloads').select(['subject', 'hash']).orderBy('subject').execute();
}
