// Pushes with keys of the database, over a real socket, to two processes on one database.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiApp } from '../../../api/game-api.ts';
import { sendRound } from '../../../cli/etlegacy/push/send-round.ts';
import { takeDeliveries } from '../../../cli/app/take-deliveries.ts';
import { connect, type Connection } from '../../../database/connect.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { revokeApiKey } from '../../../people/api-keys.ts';
import { buildTestApi } from '../../support/api/build-test-api.ts';
import { makeKey } from '../../support/api/make-key.ts';
import { ledgerOf, rowsOf } from '../../support/etlegacy/import-files.ts';
import { simulateDocuments } from '../../support/proof/simulate-documents.ts';
import { type LogLine, quietLog } from '../../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { fetchOpenAlarms } from '../../../stats/health/fetch-open-alarms.ts';
import { keepAlarms } from '../../../work/keep-alarms.ts';
import { recordAlarms } from '../../../work/record-alarms.ts';

let database: TestDatabase;
let elsewhere: Connection;
let apps: ApiApp[];
let urls: string[];
let lines: LogLine[];
const [first, second] = simulateDocuments().slice(-2);
if (first === undefined || second === undefined) throw new Error('no documents');

beforeAll(async () => {
  database = await createTestDatabase();
  elsewhere = await connect({ databaseUrl: database.databaseUrl, home: '/nonexistent' });
  for (const key of ['alpha', 'beta']) await prepareServer(database.db, { key, zone: 'UTC' });
  const quiet = quietLog();
  ({ lines } = quiet);
  apps = await Promise.all(
    [database.db, elsewhere.db].map(async (db) =>
      buildTestApi({
        db,
        log: quiet.log,
        deliver: takeDeliveries(db, async () => undefined),
        alarms: keepAlarms(db),
      }),
    ),
  );
  urls = await Promise.all(
    apps.map(async (app) => `${await app.listen({ host: '127.0.0.1', port: 0 })}/api/et/rounds`),
  );
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await elsewhere.close();
  await database.close();
});

async function codesOf(token: string, body: Uint8Array): Promise<string[]> {
  const codes = [];
  for (const url of urls) codes.push((await sendRound({ url, token }, body, false)).code);
  return codes;
}

async function tokenFor(name: string, ...sources: string[]): Promise<string> {
  const { authorization } = await makeKey(database.db, { name, scopes: ['push'], sources });
  return authorization.slice('Bearer '.length);
}

test('a key takes rounds of its own server in every process until it is revoked', async () => {
  const token = await tokenFor('alpha pushes', 'alpha');
  expect(await codesOf(token, first.bytes)).toEqual(['ROUND_TAKEN', 'ROUND_KNOWN']);
  expect(await revokeApiKey(database.db, 'alpha pushes')).toBe(true);
  expect(await codesOf(token, second.bytes)).toEqual(['KEY_REFUSED', 'KEY_REFUSED']);
  expect(await ledgerOf(database.db, 'alpha')).toHaveLength(1);
  await drainInbox(database.db, openEtlegacySource({ key: 'alpha', zone: 'UTC' }));
  expect(await rowsOf(database.db, 'rounds', 'alpha')).toHaveLength(1);
});

test('the key of another server puts the round there', async () => {
  expect(await codesOf(await tokenFor('beta pushes', 'beta'), first.bytes)).toEqual([
    'ROUND_TAKEN',
    'ROUND_KNOWN',
  ]);
  expect(await ledgerOf(database.db, 'beta')).toHaveLength(1);
});

test("no key, a wrong one and the scripts' public default are refused", async () => {
  const wrong = `debrief_${'x'.repeat(43)}`;
  for (const token of ['GameStatsWebLuaToken', wrong, 'a'.repeat(5_000)])
    expect(await codesOf(token, second.bytes)).toEqual(['KEY_REFUSED', 'KEY_REFUSED']);
  const response = await fetch(urls[0] ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: new Uint8Array(second.bytes),
  });
  expect(response.status).toBe(401);
});

test('hostile bodies are refused or kept as rejected, and change nothing', async () => {
  const token = await tokenFor('gamma pushes', 'alpha');
  const before = await rowsOf(database.db, 'rounds', 'alpha');
  const nested = '['.repeat(100_000) + ']'.repeat(100_000);
  const event = '{"label":"kill","leveltime":1},';
  const bodies = [
    nested,
    `{"round_info":${nested}}`,
    `{"round_info":{"round":${'9'.repeat(400)}},"player_stats":[]}`,
    '{"__proto__":{"polluted":1},"round_info":{"__proto__":{"round":1}},"player_stats":{"__proto__":{}}}',
    `{"round_info":{},"player_stats":[],"gamelog":[${event.repeat(200_000)}{}]}`,
  ];
  for (const body of bodies)
    for (const code of await codesOf(token, Buffer.from(body)))
      expect(['PUSH_NOT_JSON', 'PUSH_NO_ROUND', 'TOO_LARGE']).toContain(code);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  await drainInbox(database.db, openEtlegacySource({ key: 'alpha', zone: 'UTC' }));
  expect(await rowsOf(database.db, 'rounds', 'alpha')).toEqual(before);
});

test('refused pushes are an alarm that says from where, since when and what to do, until one is accepted', async () => {
  const { db } = database;
  const open = async (at = new Date()) => (await fetchOpenAlarms(db, at)).map(({ say }) => say);
  await db.deleteFrom('core.alarms').execute();
  const token = await tokenFor('delta pushes', 'alpha');
  const wrong = `debrief_${'y'.repeat(43)}`;
  await codesOf(wrong, second.bytes);
  await waitUntil('the alarm', async () => (await open()).length === 1);
  const [say = ''] = await open();
  expect(say).toMatch(
    /^A game server at 127\.0\.0\.1 pushes rounds with a key that is not known here or has ended, since \d{4}-\d\d-\d\d \d\d:\d\d UTC: none/,
  );
  expect(say).toMatch(/api key add NAME --scope push --server KEY.*STATS_API_TOKEN.*push test/);
  expect(say).not.toContain(wrong);
  // The watchdog finds nothing of it and leaves it alone, for a week.
  const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  const watch = async (hours: number) => recordAlarms(db, [], { log: quietLog().log, now: later(hours) });
  await watch(10);
  expect(await open(later(10))).toEqual([say]);
  await codesOf(token, Buffer.from(''));
  await waitUntil('its end', async () => (await open()).length === 0);

  const unbound = await tokenFor('epsilon pushes', 'alpha', 'beta');
  await sendRound({ url: urls[0] ?? '', token: unbound }, second.bytes, false);
  await waitUntil('the alarm', async () => (await open()).length === 1);
  expect((await open())[0]).toContain(
    '"alpha" (at 127.0.0.1) pushes rounds with the key "epsilon pushes", which is not bound to one',
  );
  await watch(8 * 24);
  expect(await open(later(8 * 24))).toEqual([]);
});

test('no token, no message of a player and no whole key of one is in a log', () => {
  const written = JSON.stringify(lines);
  expect(written).not.toMatch(/debrief_[\w-]{20}|GameStatsWebLuaToken|chat-of-players|[0-9A-F]{32}/);
});
