// Files arrive while workers are killed at random; the database afterwards must not differ.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { PoolConfig } from 'pg';
import type { DB } from '../../database/schema.ts';
import { storePayloads } from '../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';
import { openJobs } from '../../jobs/open-jobs.ts';
import { quietLog } from './quiet-log.ts';
import type { SimulatedFile } from './etlegacy/round-files.ts';
import { waitUntil } from './wait-until.ts';

const MAIN = path.resolve(import.meta.dirname, '../../cli/main.ts');

export type ChaosOptions = {
  readonly db: Kysely<DB>;
  readonly connection: PoolConfig;
  readonly databaseUrl: string;
  readonly servers: readonly { readonly key: string; readonly zone: string }[];
  /** The same for each server. */
  readonly files: readonly SimulatedFile[];
  readonly batch: number;
  readonly pauseMs: number;
  readonly workers: number;
  readonly kills: number;
  /** Another fault, between two batches. */
  readonly disturb?: (batch: number) => Promise<void>;
  readonly withinMs: number;
};

/** @returns how many workers were killed. Throws if not everything was imported in time. */
export async function runWorkerChaos(options: ChaosOptions): Promise<number> {
  const { db, servers, workers, withinMs } = options;
  for (const server of servers) await prepareServer(db, server);
  const stop = new AbortController();
  const crew: ChildProcess[] = [];
  for (let place = 0; place < workers; place++) keepWorker(crew, place, options.databaseUrl, stop.signal);
  const killing = killAtRandom(crew, options, stop.signal);
  try {
    await sendAll(options);
    const isDone = async (): Promise<boolean> => (await countNew(db).catch(() => 1)) === 0;
    await waitUntil('all files imported', isDone, withinMs);
  } finally {
    stop.abort();
    await Promise.all(crew.map(async (worker) => end(worker, 'SIGTERM')));
  }
  return await killing;
}

/** Stores like a collector: payloads and wake-up in one transaction, and again if the database was unavailable. */
async function sendAll({
  db,
  connection,
  servers,
  files,
  batch,
  pauseMs,
  disturb,
}: ChaosOptions): Promise<void> {
  const jobs = await openJobs({ connection, log: quietLog().log });
  for (let from = 0; from < files.length; from += batch) {
    for (const { key } of servers) {
      const payloads = files.slice(from, from + batch).map(({ name, text }) => ({
        source: key,
        game: 'etlegacy' as const,
        kind: 'round_file' as const,
        subject: name,
        contentType: 'text/plain',
        observedAt: new Date(0),
        body: Buffer.from(text),
      }));
      await untilDone(async () =>
        storePayloads(db, payloads, async (trx) => jobs.send('drain-inbox', { server: key }, trx)),
      );
    }
    await disturb?.(from / batch);
    await sleep(pauseMs);
  }
  await jobs.close();
}

/** A killed PostgreSQL recovers and syncs all its data before it answers again. */
const PATIENCE_MS = 120_000;

async function untilDone(work: () => Promise<unknown>): Promise<void> {
  for (const began = Date.now(); ;) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() - began > PATIENCE_MS) throw error;
      await sleep(200);
    }
  }
}

/** Kills a random worker, as often as requested. */
async function killAtRandom(
  crew: ChildProcess[],
  { kills, files, batch, pauseMs }: ChaosOptions,
  signal: AbortSignal,
): Promise<number> {
  const everyMs = ((files.length / batch) * (pauseMs + 50)) / Math.max(1, kills);
  let killed = 0;
  while (killed < kills && !signal.aborted) {
    await sleep(everyMs * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const worker = crew[Math.floor(Math.random() * crew.length)];
    if (worker === undefined) break;
    if (await end(worker, 'SIGKILL')) killed += 1;
  }
  return killed;
}

/** Restarts every process that ended, for any reason, as systemd does. */
function keepWorker(crew: ChildProcess[], place: number, databaseUrl: string, signal: AbortSignal): void {
  const worker = startWorker(databaseUrl);
  crew[place] = worker;
  worker.once('exit', () => {
    if (!signal.aborted) keepWorker(crew, place, databaseUrl, signal);
  });
}

function startWorker(databaseUrl: string): ChildProcess {
  return spawn(process.execPath, [MAIN, 'worker'], {
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl, LOG_LEVEL: 'error', BACKUP_KEEP: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** @returns whether this call ended the process. */
async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<boolean> {
  if (worker.exitCode !== null || worker.signalCode !== null) return false;
  const gone = once(worker, 'exit');
  worker.kill(signal);
  await gone;
  return worker.signalCode === signal;
}

async function countNew(db: Kysely<DB>): Promise<number> {
  const rows = await db.selectFrom('core.payloads').select('id').where('status', '=', 'new').execute();
  return rows.length;
}
