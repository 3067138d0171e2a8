// Clients that are slow, endless, many or gone, against a server with a port and a real database.
import { once } from 'node:events';
import { connect as connectSocket, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { exportRoutes } from '../../api/export-routes.ts';
import type { GameApi } from '../../api/game-api.ts';
import { readConfig } from '../../core/config.ts';
import { connect, type Connection } from '../../database/connect.ts';
import { type HttpServer, startHttp } from '../../work/start-http.ts';
import { makeKey } from '../support/api/make-key.ts';
import { freePort } from '../support/free-port.ts';
import { quietLog } from '../support/quiet-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';
import { waitUntil } from '../support/wait-until.ts';

const ROW_BYTES = 1_000;
/** 10 GB: nobody reads that to its end here. */
const ROWS = 10_000_000;
/** What the system keeps of a connection on its way, both ends together. */
const MOST_ON_THE_WAY = 64 * 1024 * 1024;

let database: TestDatabase;
let connection: Connection;
let server: HttpServer;
let key: { readonly authorization: string };
/** Rows of endless exports that were made, and exports that were given up. */
let made: number;
let ended: number;

const sources = {
  game: 'endless',
  knownSources: async () => ['endless'],
  shownSources: async () => ['endless'],
};
const endless: GameApi = {
  game: 'endless',
  prefix: 'endless',
  sources,
  routes: [
    exportRoutes(
      {
        sources,
        kinds: {
          rows: async function* rows() {
            try {
              for (; made < ROWS; made++) {
                if (made % 100 === 0) await sleep(0);
                yield { filling: 'x'.repeat(ROW_BYTES) };
              }
            } finally {
              ended += 1;
            }
          },
        },
      },
      ['Endless'],
    ),
  ],
};

beforeAll(async () => {
  database = await createTestDatabase();
  connection = await connect({ databaseUrl: database.databaseUrl, home: '/nonexistent' });
  key = await makeKey(database.db, { isEverything: true });
});
afterAll(async () => {
  await connection.close();
  await database.close();
});
beforeEach(async () => {
  [made, ended] = [0, 0];
  // A port of its own: another server could take over one of the usual ports as soon as this one closes.
  const result = readConfig({ HTTP_PORT: String(await freePort()) }, '/nonexistent');
  if (!result.ok) throw new Error(result.problems.join());
  const { db, config } = connection;
  const tools = { config: result.config, db, connection: config, log: quietLog().log };
  const started = await startHttp(tools, { health: async () => [], apis: async () => [endless] });
  if (started === undefined) throw new Error('no server');
  server = started;
});
afterEach(async () => server.close());

const open = (): Socket => connectSocket(server.port, '127.0.0.1').on('error', () => {});
const lineOf = (answer: string): string | undefined => answer.split('\r\n')[0];
const isServing = async (): Promise<boolean> => {
  const answer = await fetch(`${server.ownUrl}/healthz`).catch(() => null);
  await answer?.body?.cancel();
  return answer?.ok === true;
};
const POST = 'POST /api/auth/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n';

/** Asks for the endless export and reads its first bytes only. */
async function readStart(): Promise<Socket> {
  const socket = open();
  socket.write(
    `GET /api/endless/exports/rows.ndjson HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${key.authorization}\r\n\r\n`,
  );
  const [first] = await once(socket, 'data');
  expect(lineOf(String(first))).toBe('HTTP/1.1 200 OK');
  socket.pause();
  return socket;
}

/** Until nothing more is made, as nobody reads. */
async function untilStill(): Promise<number> {
  for (let before = -1; before !== made; await sleep(500)) before = made;
  return made;
}

test('a body of one byte a second is refused after a while', async () => {
  const slow = open();
  slow.write(`${POST}Content-Length: 60\r\n\r\n`);
  const drip = setInterval(() => slow.write('{'), 1_000);
  const answer = await text(slow);
  clearInterval(drip);
  expect(lineOf(answer)).toBe('HTTP/1.1 408 Request Timeout');
  expect(await isServing()).toBe(true);
});

test('a body of 1 GB is refused before it comes, and an endless one after its limit', async () => {
  const large = open();
  large.write(`${POST}Content-Length: 1073741824\r\n\r\n{`);
  expect(lineOf(String((await once(large, 'data'))[0]))).toBe('HTTP/1.1 413 Payload Too Large');
  large.destroy();

  const chunked = open();
  let answer = '';
  let sent = 0;
  chunked.on('data', (part) => (answer += String(part)));
  chunked.write(`${POST}Transfer-Encoding: chunked\r\n\r\n`);
  const part = 'x'.repeat(16_384);
  while (!chunked.destroyed && answer === '' && sent < 1024 * 1024 * 1024) {
    chunked.write(`${part.length.toString(16)}\r\n${part}\r\n`);
    sent += part.length;
    await sleep(1);
  }
  expect(lineOf(answer)).toBe('HTTP/1.1 413 Payload Too Large');
  chunked.destroy();
  expect(await isServing()).toBe(true);
});

test('of a thousand open connections the silent ones are ended, and others are served', async () => {
  const sockets = Array.from({ length: 1_000 }, open);
  let closed = 0;
  for (const socket of sockets) socket.on('close', () => (closed += 1)).resume();
  await waitUntil('an answer for somebody else', isServing, 40_000);
  await waitUntil('the end of them all', () => closed === sockets.length, 40_000);
});

test('requests that come before the answers are answered one after the other', async () => {
  const socket = open();
  const requests = 200;
  for (let n = 0; n < requests; n++)
    socket.write(
      `GET /api/endless/nothing-${n} HTTP/1.1\r\nHost: 127.0.0.1\r\n${n === requests - 1 ? 'Connection: close\r\n' : ''}\r\n`,
    );
  const answers = (await text(socket)).split('HTTP/1.1 ').slice(1);
  expect(answers).toHaveLength(requests);
  expect(new Set(answers.map((answer) => answer.slice(0, 3)))).toEqual(new Set(['404']));
});

test(
  'a reader who stops reading holds up the rows, no memory, and is cut off in time',
  { timeout: 150_000 },
  async () => {
    const reader = await readStart();
    const still = await untilStill();
    expect(still * ROW_BYTES).toBeLessThan(MOST_ON_THE_WAY);
    expect(await isServing()).toBe(true);
    await waitUntil('the end of the export', () => ended === 1, 120_000);
    reader.destroy();
  },
);

test('a reader who goes away ends the export', async () => {
  const reader = await readStart();
  reader.destroy();
  await waitUntil('the end of the export', () => ended === 1);
});

test('a server that closes cuts the answers that go on after the time of grace', async () => {
  const readers = [await readStart(), await readStart()];
  const closing = server.close();
  await closing;
  await waitUntil('the end of the exports', () => ended === readers.length);
  for (const reader of readers) reader.destroy();
  expect(await isServing()).toBe(false);
});
