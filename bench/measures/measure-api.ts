// The API over loopback on a history of 100,000 rounds, beside the statements that an answer needs; what a question costs
// whose answer is known already; and the memory of npm start with the page, without HTTP, and while all rows are read.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Kysely } from 'kysely';
import { z } from 'zod';
import { createLogger } from '../../core/logger.ts';
import { READ_CONNECTIONS } from '../../database/connect.ts';
import { createPool } from '../../database/create-pool.ts';
import { PipelinedDialect } from '../../database/pipelined-dialect.ts';
import type { DB } from '../../database/schema.ts';
import { storeApiKey } from '../../people/api-keys.ts';
import { buildTestApi } from '../../tests/support/api/build-test-api.ts';
import { command, openVisitor } from '../../tests/web/support/visitor-client.ts';
import type { BenchDatabase, BenchServer } from '../support/bench-server.ts';
import { HISTORY, openHistory } from '../support/open-history.ts';
import { readProcess } from '../support/read-process.ts';
import { quantile, say } from '../support/say.ts';
import { startDebrief } from '../support/start-debrief.ts';
import { measureLogins } from './measure-logins.ts';

/** Requests before those that are measured: what is asked for the first time is loaded and compiled. */
const WARM = 3;
const ASKED = 40;
const CLIENTS = 50;
const CLIENT_MS = 5_000;
const AIM_MS = 100;
const SUMS_AIM_MS = 150;
const KNOWN_AIM_MS = 10;
const AIM_MB = 200;
const REST_MS = 20_000;
/** The threads that drew end after 20 s without work, and the garbage collector takes its time. */
const SETTLE_MS = 60_000;
const LOOK_MS = 100;

export async function measureApi(server: BenchServer): Promise<void> {
  await (await openHistory(server)).close();
  const database = await server.copy(HISTORY, 'bench_api');
  const key = await storeApiKey(database.db, {
    name: 'bench',
    scopes: ['read'],
    reach: { isEverything: true, guilds: [], sources: [] },
    endsAt: null,
  });
  const headers = { authorization: `Bearer ${key}` };
  try {
    await measureAnswers(database, headers);
    await measureMemory(database, headers);
  } finally {
    await database.close();
    await server.drop('bench_api');
  }
}

const SESSIONS = z.object({ sessions: z.tuple([z.object({ sessionId: z.string() })]) });
const ROUNDS = z.object({ rounds: z.tuple([z.object({ id: z.string() })]) });
const PLAYERS = z.object({ players: z.tuple([z.object({ playerKey: z.string() })]) });

type Headers = Readonly<Record<string, string>>;

async function measureAnswers({ db, url: databaseUrl }: BenchDatabase, headers: Headers): Promise<void> {
  let queriesMs = 0;
  const config = { connectionString: databaseUrl, options: '-c timezone=UTC', max: READ_CONNECTIONS };
  const pool = createPool(config, (error) => say(error.message));
  const reads = new Kysely<DB>({
    dialect: new PipelinedDialect({ pool }),
    log: ({ queryDurationMillis }) => {
      queriesMs += queryDurationMillis;
    },
  });
  const http = { isPublic: false, proxies: ['127.0.0.1'], origins: [] };
  const app = await buildTestApi({
    db,
    reads,
    http,
    log: createLogger({ level: 'info', destination: createWriteStream('/dev/null') }),
    mostRequests: 1e9,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  try {
    for (const [path, aim] of await chooseAddresses(url, headers)) {
      const whole: number[] = [];
      const alone: number[] = [];
      for (let n = -WARM; n < ASKED; n++) {
        queriesMs = 0;
        const began = performance.now();
        const answer = await fetch(url + path, { headers });
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
        if (n < 0) continue;
        whole.push(performance.now() - began);
        alone.push(queriesMs);
      }
      const [p50, p95, queries] = [quantile(whole, 0.5), quantile(whole, 0.95), quantile(alone, 0.5)];
      say(
        `api ${shorten(path)}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms  aim ${aim} ms; ${(p50 / queries).toFixed(2)} times its statements (${queries.toFixed(1)} ms)`,
      );
    }
    await measureKnown(url, headers);
    await measureLogins(db, { url, headers });
  } finally {
    await app.close();
    await reads.destroy();
  }
}

/** Addresses of a session, a round and a player of the history, with the aims of their answers. */
async function chooseAddresses(url: string, headers: Headers): Promise<[string, number][]> {
  const get = async (path: string): Promise<unknown> => (await fetch(url + path, { headers })).json();
  const [session] = SESSIONS.parse(await get('/api/et/sessions?limit=1')).sessions;
  const [round] = ROUNDS.parse(await get('/api/et/rounds?limit=1')).rounds;
  const [player] = PLAYERS.parse(await get('/api/et/players?limit=1')).players;
  return [
    ['/api/et/sessions?limit=25', AIM_MS],
    [`/api/et/sessions/${session.sessionId}/recap`, AIM_MS],
    ['/api/et/rounds?limit=100', AIM_MS],
    [`/api/et/rounds/${round.id}`, AIM_MS],
    [`/api/et/rounds/${round.id}/explain`, AIM_MS],
    [`/api/et/players/${player.playerKey}`, SUMS_AIM_MS],
    ['/api/et/boards/dpm', SUMS_AIM_MS],
    ['/api/et/boards/kills?limit=100', SUMS_AIM_MS],
  ];
}

function shorten(path: string): string {
  return path.replace(/\/[0-9a-z]{10}\b/, '/ID').replace(/\/[0-9A-F]{8}\b/, '/KEY');
}

/** Clients in a thread of their own, who ask again for what they have. */
async function measureKnown(url: string, headers: Headers): Promise<void> {
  const address = `${url}/api/et/servers`;
  const first = await fetch(address, { headers });
  await first.arrayBuffer();
  const known = { ...headers, 'if-none-match': first.headers.get('etag') ?? '' };
  const ask = async (clients: number): Promise<number[]> => {
    const workerData = { address, headers: known, clients, ms: CLIENT_MS };
    const worker = new Worker(new URL('../support/ask-known.ts', import.meta.url), { workerData });
    const [times] = await once(worker, 'message');
    return z.array(z.number()).parse(times);
  };
  // The first round warms up.
  await ask(CLIENTS);
  const alone = quantile(await ask(1), 0.95);
  const began = process.cpuUsage();
  const times = await ask(CLIENTS);
  const { user, system } = process.cpuUsage(began);
  say(
    `api 304: p95 of one client ${alone.toFixed(1)} ms, of ${CLIENTS} at once ${quantile(times, 0.95).toFixed(1)} ms  aim ${KNOWN_AIM_MS} ms (${(times.length / (CLIENT_MS / 1000)).toFixed(0)} answers/s, ${((user + system) / times.length).toFixed(0)} us of processor time each, clients included)`,
  );
}

async function measureMemory(database: BenchDatabase, headers: Headers): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'debrief-bench-api-'));
  const stats = join(home, 'stats');
  await mkdir(stats);
  const env = { DATABASE_URL: database.url, DEBRIEF_HOME: home, ET_STATS_DIR: stats };
  try {
    const without = await startDebrief({ ...env, HTTP_PORT: '0' });
    await sleep(REST_MS);
    say(`memory at rest with HTTP_PORT=0: ${(await readProcess(without.pid)).rssMb.toFixed(0)} MB`);
    await without.stop();

    const debrief = await startDebrief(env);
    await sleep(REST_MS);
    const rest = (await readProcess(debrief.pid)).rssMb;
    const link = /http:\S+\?key=\S+/.exec(debrief.said())?.[0] ?? '';
    const visitor = await openVisitor(link);
    await visitor.ask(command('recap'));
    await sleep(SETTLE_MS);
    const opened = (await readProcess(debrief.pid)).rssMb;
    say(
      `memory at rest with HTTP: ${rest.toFixed(0)} MB, a minute after the page was opened and a recap drawn ${opened.toFixed(0)} MB  aim ${AIM_MB} MB`,
    );
    for (const kind of ['rounds', 'player-rounds'])
      await measureStream(`${new URL(link).origin}/api/et/exports/${kind}.ndjson`, headers, debrief.pid);
    await debrief.stop();
  } finally {
    await rm(home, { recursive: true });
  }
}

async function measureStream(address: string, headers: Headers, pid: number): Promise<void> {
  const before = (await readProcess(pid)).rssMb;
  const samples: number[] = [];
  const timer = setInterval(() => {
    void readProcess(pid).then(({ rssMb }) => samples.push(rssMb));
  }, LOOK_MS);
  const began = performance.now();
  const answer = await fetch(address, { headers });
  let bytes = 0;
  for await (const part of answer.body ?? []) bytes += part.length;
  clearInterval(timer);
  const seconds = (performance.now() - began) / 1000;
  const third = Math.ceil(samples.length / 3);
  const means = [0, 1, 2].map((at) => {
    const some = samples.slice(at * third, (at + 1) * third);
    return (some.reduce((sum, mb) => sum + mb, 0) / some.length).toFixed(0);
  });
  say(
    `100,000 rounds as ${basename(address)}: ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(0)} s; memory ${before.toFixed(0)} MB before, ${means.join(', ')} MB in its thirds, ${Math.max(...samples).toFixed(0)} MB at most  aim flat`,
  );
}
