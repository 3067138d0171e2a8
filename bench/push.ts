// node bench/push.ts: how long a game server waits for the answer to a pushed round of 3 MB, from npm start at rest and while
// it imports 10,000 files, or as many as FILES says. The ratio of both counts; milliseconds depend on the machine.
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { sendRound, type Address } from '../cli/etlegacy/push/send-round.ts';
import { prepareServer } from '../importer/etlegacy/servers/prepare-server.ts';
import { storeApiKey } from '../people/api-keys.ts';
import { writeEvenings } from '../simulator/etlegacy/write-evenings.ts';
import { drawLargeRound } from '../tests/support/etlegacy/logged-rounds.ts';
import { type BenchDatabase, openBenchServer } from './support/bench-server.ts';
import { quantile, say } from './support/say.ts';
import { startDebrief } from './support/start-debrief.ts';

const FILES = Number(process.env['FILES'] ?? 10_000);
const MAPS = 10;
const AT_REST = 30;
const PAUSE_MS = 1_000;
const AIM_MS = 300;
const SERVER = { key: 'default', zone: 'UTC' };
const SECOND = 1_770_000_000;
/** Rounds of one evening, half an hour apart, and the time to the next evening. */
const ROUNDS = 16;
const APART_S = 2_000;
const NIGHT_S = 20_000;
/** The longest that a script waits. */
const LOST_MS = 10_000;

const server = await openBenchServer();
const database = await server.openFresh('bench_push');
const home = await mkdtemp(join(tmpdir(), 'debrief-bench-push-'));
try {
  await measure(database);
} finally {
  await database.close();
  await server.close();
  await rm(home, { recursive: true });
}

async function measure({ db, url: databaseUrl }: BenchDatabase): Promise<void> {
  await prepareServer(db, SERVER);
  const token = await storeApiKey(db, {
    name: 'bench',
    scopes: ['push'],
    reach: { isEverything: false, guilds: [], sources: [SERVER.key] },
    endsAt: null,
  });
  if (token === null) throw new Error('no key');
  const options = { plain: true, zone: 'UTC', maps: MAPS, teamSize: 4 } as const;
  const evenings = FILES / (2 * MAPS);
  const writing = performance.now();
  await writeEvenings(home, { seed: 41, evenings, options });
  say(`${FILES} files written in ${((performance.now() - writing) / 1000).toFixed(0)} s`);
  const files = join(home, 'stats');
  const watched = join(home, 'watched');
  await mkdir(watched);
  const env = { DATABASE_URL: databaseUrl, DEBRIEF_HOME: home, ET_STATS_DIR: watched, BACKUP_KEEP: '0' };
  const debrief = await startDebrief({ ...env, HTTP_PORT: '7899' });
  const address = { url: 'http://127.0.0.1:7899/api/et/rounds', token };
  const largest = drawLargeRound(1, SECOND).body;
  const text = largest.toString();
  const bodyAt = (place: number) =>
    gzipSync(text.replace(String(SECOND), String(secondOf(place))).padEnd(3_000_000));

  const rest: number[] = [];
  for (let at = 0; at < AT_REST; at++) rest.push(await push(address, bodyAt(at)));

  const names = await readdir(files);
  for (const name of names) await rename(join(files, name), join(watched, name));
  const busy: number[] = [];
  const began = performance.now();
  while (!(await areImported(db, names.length)))
    busy.push(await push(address, bodyAt(AT_REST + busy.length)));
  const seconds = (performance.now() - began) / 1000;
  await debrief.stop();

  const [restP95, busyP95] = [quantile(rest, 0.95), quantile(busy, 0.95)];
  say(
    `load before: ${loadavg()[0]?.toFixed(1)}; bodies of ${(text.length / 1e6).toFixed(1)} MB, filled up to 3 MB`,
  );
  say(`push at rest: p50 ${ms(quantile(rest, 0.5))}, p95 ${ms(restP95)} of ${rest.length}`);
  say(
    `push while ${names.length} files are imported in ${seconds.toFixed(0)} s: p50 ${ms(quantile(busy, 0.5))}, p95 ${ms(busyP95)}, at most ${ms(Math.max(...busy))} of ${busy.length}  aim ${AIM_MS} ms`,
  );
  say(`  ratio of p95 ${(busyP95 / restP95).toFixed(1)}`);
}

/** The beginning of a round, unix s: a long evening follows the other. */
function secondOf(place: number): number {
  return SECOND + place * APART_S + Math.floor(place / ROUNDS) * NIGHT_S;
}

/** @returns milliseconds until the answer. */
async function push(address: Address, body: Uint8Array): Promise<number> {
  const began = performance.now();
  const answer = await sendRound(address, body, true).catch(() => null);
  const took = performance.now() - began;
  if (answer === null) return LOST_MS;
  if (answer.status !== 202) throw new Error(`${answer.status} ${answer.code}: ${answer.message}`);
  await sleep(PAUSE_MS);
  return took;
}

async function areImported(db: BenchDatabase['db'], least: number): Promise<boolean> {
  const { done } = await db
    .selectFrom('core.payloads')
    .select((eb) => eb.fn.countAll<number>().as('done'))
    .where('status', '!=', 'new')
    .where('subject', 'not like', 'push-%')
    .executeTakeFirstOrThrow();
  return done >= least;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(0)} ms`;
}
