import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { askServer } from '../../../../importer/etlegacy/status/ask-server.ts';
import { nextState } from '../../../../importer/etlegacy/status/next-state.ts';
import { ServerWatch } from '../../../../importer/etlegacy/status/server-watch.ts';
import { prepareServer } from '../../../../importer/etlegacy/servers/prepare-server.ts';
import { storePayloads } from '../../../../importer/inbox/store-payloads.ts';
import { etlegacyHealth } from '../../../../stats/etlegacy/health/etlegacy-health.ts';
import { fetchServerStates } from '../../../../stats/etlegacy/live/fetch-server-states.ts';
import { type GameServer, startGameServer, statusAnswer } from '../../../support/servers/game-server.ts';
import { quietLog } from '../../../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database/test-database.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const PLAYERS = [
  { line: '0 48 "^1vek^7tor"', slot: '1' },
  { line: '0 50 "bulle"', slot: '2' },
  { line: '0 0 "[BOT]Hans"', slot: '2' },
];
const MINUTE_MS = 60_000;

let database: TestDatabase;
let server: GameServer;
beforeAll(async () => {
  database = await createTestDatabase();
  await prepareServer(database.db, { key: 'default', zone: 'UTC' });
});
afterAll(async () => database.close());
beforeEach(async () => {
  server = await startGameServer();
});
afterEach(async () => server.close());

const addressOf = ({ port }: GameServer) => ({ host: '127.0.0.1', port });

test('a forged or foreign answer is ignored, and the valid one after it is accepted', async () => {
  server.say((challenge) => [
    Buffer.from('rubbish'),
    statusAnswer({ challenge: 'guessed', map: 'forged' }),
    statusAnswer({ challenge, map: 'adlernest' }),
  ]);
  expect(await askServer(addressOf(server))).toMatchObject({ ok: true, status: { map: 'adlernest' } });
  expect(server.questions).toHaveLength(1);
  expect(await askServer(addressOf(server))).toMatchObject({ ok: true });
  expect(new Set(server.questions).size).toBe(2);
});

test('a silent server, one that sends only rubbish and one that is off are distinguished', async () => {
  server.say(() => []);
  const silent = await askServer(addressOf(server), { withinMs: 50 });
  expect(silent).toEqual({ ok: false, code: 'NO_ANSWER', reason: 'nothing came back' });
  server.say(() => [statusAnswer({ challenge: 'guessed' })]);
  const forged = await askServer(addressOf(server), { withinMs: 50 });
  expect(forged).toMatchObject({ code: 'NO_ANSWER', reason: 'it answers a request that was not sent' });
  const unknown = await askServer({ host: 'no-such-host.invalid', port: 1 }, { withinMs: 5000 });
  expect(unknown).toMatchObject({ ok: false });
});

test('the status is stored, silence keeps the last answer, and doctor reports both', async () => {
  const { db } = database;
  const { log } = quietLog();
  server.say((challenge) => [statusAnswer({ challenge, clients: PLAYERS })]);
  const stop = new AbortController();
  const watch = new ServerWatch({
    db,
    log,
    source: 'default',
    address: addressOf(server),
    everyMs: 20,
    withinMs: 50,
  });
  const watching = watch.watch(stop.signal);
  await waitUntil(
    'the answer is stored',
    async () => (await fetchServerStates(db, new Date()))[0]?.map === 'supply',
  );
  const [seen] = await fetchServerStates(db, new Date());
  expect(seen).toMatchObject({
    people: [
      { name: 'vektor', team: 'axis' },
      { name: 'bulle', team: 'allies' },
    ],
    emptySince: null,
    silentSince: null,
    timeLimitMinutes: 12,
  });
  expect(seen?.playingSince).not.toBeNull();
  server.say(() => []);
  await waitUntil(
    'the answer is stored',
    async () => (await fetchServerStates(db, new Date()))[0]?.silentSince !== null,
  );
  expect((await fetchServerStates(db, new Date()))[0]).toMatchObject({
    map: 'supply',
    reason: 'nothing came back',
  });
  expect(await etlegacyHealth.fetchLines?.(db, new Date())).toMatchObject([{ isWell: true }]);
  stop.abort();
  await watching;
});

test('players without a new file raise an alarm after the limit of a round, and a file ends it', async () => {
  const { db } = database;
  const now = new Date('2026-11-01T20:00:00Z');
  const before = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS);
  await db.deleteFrom('etlegacy.server_states').execute();
  const state = { asked_at: now, answered_at: now, map: 'supply', people: '[]', time_limit_minutes: 12 };
  await db
    .insertInto('etlegacy.server_states')
    .values({ server_key: 'default', ...state, playing_since: before(19) })
    .execute();
  expect(await etlegacyHealth.findAlarms?.(db, now)).toEqual([]);
  await db
    .updateTable('etlegacy.server_states')
    .set({ playing_since: before(21) })
    .execute();
  expect(await etlegacyHealth.findAlarms?.(db, now)).toMatchObject([{ key: 'no_files/default' }]);
  await db.updateTable('etlegacy.server_states').set({ time_limit_minutes: 20 }).execute();
  expect(await etlegacyHealth.findAlarms?.(db, now)).toEqual([]);
  await db.updateTable('etlegacy.server_states').set({ time_limit_minutes: 12 }).execute();
  await storePayloads(db, [
    {
      source: 'default',
      game: 'etlegacy',
      kind: 'round_file',
      subject: '2026-11-01-195500-supply-round-1.txt',
      contentType: 'text/plain',
      observedAt: before(5),
      body: Buffer.from('x'),
    },
  ]);
  await db
    .updateTable('core.payloads')
    .set({ received_at: before(5) })
    .execute();
  expect(await etlegacyHealth.findAlarms?.(db, now)).toEqual([]);
});

test('the duration of a map and of an empty server counts only while the server answers', () => {
  const at = (s: number) => new Date(s * 1000);
  const status = (map: string, team?: 'axis' | 'spectator') => ({
    map,
    hostName: '',
    needsPassword: false,
    timeLimitMinutes: null,
    clients: team === undefined ? [] : ['a', 'b'].map((rawName) => ({ rawName, team, xp: 0, ping: 20 })),
  });
  const first = nextState(null, status('supply', 'axis'), at(0));
  const second = nextState(first, status('supply', 'spectator'), at(30));
  const third = nextState(second, status('radar'), at(60));
  const fourth = nextState(third, status('radar'), at(90));
  const late = nextState(fourth, status('radar'), at(1000));
  expect([first, second, third, fourth, late].map(({ mapSince }) => mapSince.getTime() / 1000)).toEqual([
    0, 0, 60, 60, 1000,
  ]);
  const since = (date: Date | null) => date && date.getTime() / 1000;
  expect([first, second].map(({ playingSince }) => since(playingSince))).toEqual([0, null]);
  expect([second, third, fourth, late].map(({ emptySince }) => since(emptySince))).toEqual([
    null,
    60,
    60,
    1000,
  ]);
});
