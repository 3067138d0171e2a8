// The time from a settled file to its rows, with the process that npm start runs: from a folder, and by SFTP from
// OpenSSH if this machine has it.
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SETTLE_MS as FOLDER_SETTLE_MS } from '../../importer/collect/folder/folder-collector.ts';
import { SETTLE_MS as SFTP_SETTLE_MS } from '../../importer/collect/sftp/remote-ledger.ts';
import { simulateFile } from '../../tests/support/etlegacy/round-files.ts';
import { sftpServerNote, startSftpServer } from '../../tests/support/servers/sftp-server.ts';
import type { BenchDatabase, BenchServer } from '../support/bench-server.ts';
import { quantile, say } from '../support/say.ts';
import { startDebrief } from '../support/start-debrief.ts';

const FILES = 40;
const SFTP_POLL_S = 2;
const LOOK_MS = 5;
const LONGEST_MS = 30_000;

type Way = {
  readonly title: string;
  /** Where the game server writes. */
  readonly folder: string;
  readonly settleMs: number;
  readonly aimMs: number;
  readonly env: Readonly<Record<string, string>>;
};

export async function measureLatency(server: BenchServer): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'debrief-latency-'));
  for (const folder of ['near', 'far']) await mkdir(join(home, folder));
  const remote = await startSftpServer();
  try {
    const near = join(home, 'near');
    await measureWay(server, {
      title: 'a folder',
      folder: near,
      settleMs: FOLDER_SETTLE_MS,
      aimMs: 1000,
      env: { DEBRIEF_HOME: home, ET_STATS_DIR: near, ET_POLL_SECONDS: '3600' },
    });
    const { host, port, user, folder, hostKeys, keyFile } = remote.config;
    await measureWay(server, {
      title: `SFTP (${sftpServerNote}), poll ${SFTP_POLL_S} s`,
      folder: remote.folder,
      settleMs: SFTP_SETTLE_MS,
      aimMs: SFTP_POLL_S * 1000 + 1000,
      env: {
        DEBRIEF_HOME: home,
        ET_STATS_DIR: join(home, 'far'),
        ET_POLL_SECONDS: String(SFTP_POLL_S),
        ET_SFTP_HOST: host,
        ET_SFTP_PORT: String(port),
        ET_SFTP_USER: user,
        ET_SFTP_FOLDER: folder,
        ET_SFTP_HOST_KEY: hostKeys[0] ?? '',
        ET_SFTP_KEY_FILE: keyFile ?? '',
      },
    });
  } finally {
    await remote.close();
    await rm(home, { recursive: true });
  }
}

async function measureWay(server: BenchServer, way: Way): Promise<void> {
  const database = await server.openFresh('bench_latency');
  await mkdir(way.folder, { recursive: true });
  const debrief = await startDebrief({ ...way.env, DATABASE_URL: database.url });
  try {
    await sleep(2000);
    const delays: number[] = [];
    for (let n = 0; n < FILES; n++) {
      // At every phase of the polling interval.
      await sleep((n * 379) % (SFTP_POLL_S * 1000));
      const { name, text } = simulateFile(n);
      const file = join(way.folder, name);
      await writeFile(file, text);
      const now = new Date();
      await utimes(file, now, now);
      const settledAt = performance.now() + way.settleMs;
      await untilImported(database, name);
      delays.push(performance.now() - settledAt);
    }
    const [p50, p95, most] = [0.5, 0.95, 1].map((share) => quantile(delays, share).toFixed(0).padStart(5));
    say(
      `settled file to rows, ${way.title}: p50 ${p50} ms  p95 ${p95} ms  at most ${most} ms  aim ${way.aimMs} ms`,
    );
  } finally {
    await debrief.stop();
    await database.close();
  }
}

async function untilImported({ pool }: BenchDatabase, name: string): Promise<void> {
  const query = "select from core.payloads where source = 'default' and subject = $1 and status = 'imported'";
  for (const began = Date.now(); ; await sleep(LOOK_MS)) {
    const { rowCount } = await pool.query(query, [name]);
    if (rowCount === 1) return;
    if (Date.now() - began > LONGEST_MS) throw new Error(`${name} was not imported within ${LONGEST_MS} ms`);
  }
}
