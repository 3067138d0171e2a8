// Pushes that want to hold up, exhaust or mislead the process that takes them, over a real socket.
import { connect as connectSocket, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readProcess } from '../../../bench/support/read-process.ts';
import { sendRound } from '../../../cli/etlegacy/push/send-round.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { makeKey } from '../../support/api/make-key.ts';
import { ledgerOf } from '../../support/etlegacy/import-files.ts';
import { pushedDocuments } from '../../support/proof/push-documents.ts';
import { startWorker, type Worker } from '../../support/start-worker.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database/test-database.ts';

/** What one body of the largest size costs at once, many times over: thirty of them at a time would be gigabytes. */
const MOST_MORE_MB = 450;
const AT_ONCE = 30;

let database: TestDatabase;
let worker: Worker;
let token: string;
let idleMb: number;
const [good, better] = pushedDocuments(13, 1);
const [largest] = pushedDocuments(14, 1);
if (good === undefined || better === undefined || largest === undefined) throw new Error('no documents');

beforeAll(async () => {
  database = await createTestDatabase();
  await prepareServer(database.db, { key: 'default', zone: 'UTC' });
  const { authorization } = await makeKey(database.db, { scopes: ['push'], sources: ['default'] });
  token = authorization.slice('Bearer '.length);
  worker = await startWorker(database.databaseUrl, { LOG_LEVEL: 'debug' });
  await sendRound({ url: worker.url, token }, good.bytes, false);
  idleMb = await peakMb();
});
afterAll(async () => {
  await worker.kill();
  await database.close();
});

const peakMb = async (): Promise<number> => (await readProcess(worker.child.pid ?? 0)).peakMb;

const stored = async (): Promise<string[]> => (await ledgerOf(database.db)).map(({ file }) => file);

/** Opens a push by hand. */
function open(contentLength: number): Socket {
  const socket = connectSocket(Number(new URL(worker.url).port), '127.0.0.1').on('error', () => {});
  socket.write(
    `POST /api/et/rounds HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${contentLength}\r\n\r\n`,
  );
  return socket;
}

const statusOf = (answer: string): string => answer.split('\r\n')[0] ?? '';

test('a body that comes at one byte a second is given up, and stores nothing', async () => {
  const before = await stored();
  const slow = open(60);
  const drip = setInterval(() => slow.write('{'), 1_000);
  const answer = await text(slow);
  clearInterval(drip);
  expect(statusOf(answer)).toBe('HTTP/1.1 408 Request Timeout');
  expect(await stored()).toEqual(before);
});

test('a body that is shorter or longer than it says stores nothing', async () => {
  const before = await stored();
  const body = Buffer.from(better.bytes);
  const waiting = open(body.length + 100);
  waiting.write(body);
  expect(statusOf(await text(waiting))).toBe('HTTP/1.1 408 Request Timeout');
  const broken = open(body.length + 100);
  broken.end(body);
  expect(await text(broken)).not.toContain(' 20');
  const cut = open(body.length - 100);
  cut.write(body);
  expect(statusOf(await text(cut))).toBe('HTTP/1.1 400 Bad Request');
  expect(await stored()).toEqual(before);
});

const EVENT = '{"label":"kill","leveltime":1},';
const ROUND = '{"round_info":{"mapname":"supply","round":1},"player_stats":[],"gamelog":[';
const events = (count: number): string => `${ROUND}${EVENT.repeat(count)}{}]}`;
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Text that gzip makes a thousandth of. */
const HOSTILE: readonly (readonly [what: string, body: () => string | Buffer, codes: readonly string[]])[] = [
  ['a gzip bomb of 300 MB', () => Buffer.alloc(300_000_000), ['413 TOO_LARGE']],
  ['more than 32 MiB of events', () => events(1_200_000), ['413 TOO_LARGE']],
  ['as many events as are read', () => events(240_000), ['422 PUSH_NO_ROUND']],
  ['brackets, 100,000 deep', () => nested(100_000), ['400 PUSH_NOT_JSON']],
  ['a round with brackets, 100,000 deep', () => `{"round_info":${nested(100_000)}}`, ['400 PUSH_NOT_JSON']],
  ['8 MB of brackets', () => '['.repeat(8_000_000), ['400 PUSH_NOT_JSON']],
  ['8 MB of one text', () => `{"round_info":"${'x'.repeat(8_000_000)}"}`, ['422 PUSH_NO_ROUND']],
  [
    'a number of 400 digits',
    () => `{"round_info":{"round":${'9'.repeat(400)}},"player_stats":[]}`,
    ['422 PUSH_NO_ROUND'],
  ],
  [
    'keys of prototypes',
    () =>
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"round_info":{"__proto__":{"round":1}},"player_stats":{"__proto__":{}}}',
    ['422 PUSH_NO_ROUND'],
  ],
];

test.each(HOSTILE)(
  '%s, thirty times at once, is refused or rejected in bounded memory',
  { timeout: 120_000 },
  async (_, body, codes) => {
    const packed = gzipSync(body());
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, async () => sendRound({ url: worker.url, token }, packed, true)),
    );
    const answered = answers.map(({ status, code }) => `${status} ${code}`);
    expect(
      codes.some((code) => answered.includes(code)),
      answered.join(),
    ).toBe(true);
    for (const answer of answered) expect([...codes, '503 PUSH_BUSY']).toContain(answer);
    expect((await peakMb()) - idleMb).toBeLessThan(MOST_MORE_MB);
  },
);

test('a whole round of 20 MB is taken', async () => {
  const padded = { ...JSON.parse(Buffer.from(largest.bytes).toString()), unknown: 'x'.repeat(20_000_000) };
  const answer = await sendRound({ url: worker.url, token }, gzipSync(JSON.stringify(padded)), true);
  expect(answer).toMatchObject({ status: 202, code: 'ROUND_TAKEN' });
});

test('after all of that a round is taken as before, and no log holds the key', async () => {
  const answer = await sendRound({ url: worker.url, token }, better.bytes, false);
  expect(answer).toMatchObject({ status: 202, code: 'ROUND_TAKEN' });
  const names = await stored();
  expect(names).toContain(good.name);
  expect(names).toContain(better.name);
  expect(worker.said()).toContain('http.answered');
  expect(worker.said()).not.toContain(token);
  expect(worker.said()).not.toMatch(/Bearer|[0-9A-F]{32}/);
});
