// Faults of operation at random moments, three kinds by turns: a home is copied after a kill and its copy is emptied, a
// derivation is killed, the clock of a running process is set. Afterwards the exports of the home must be those of a quiet
// import: npm run stress. RUNS says how many; ends with 1 on any difference. Copies need root, whose database is outside.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { CHECKOUT } from '../core/config.ts';
import { connect } from '../database/connect.ts';
import type { DB } from '../database/schema.ts';
import { forgetServer } from '../importer/etlegacy/servers/forget-server.ts';
import { fetchStaleServers } from '../importer/etlegacy/rederive.ts';
import { diffExports, type Exported, exportEverything } from '../tests/support/proof/export-everything.ts';
import { simulateFiles } from '../tests/support/etlegacy/round-files.ts';

const RUNS = Number(process.env['RUNS'] ?? 51);
const FILES = Number(process.env['FILES'] ?? 80);
const PATIENCE_MS = 240_000;
const HOUR_MS = 3_600_000;
const SHIFTS_MS = [-HOUR_MS, -40 * 24 * HOUR_MS, 24 * HOUR_MS];

const outer = await mkdtemp(join(tmpdir(), 'debrief-operations-'));
const home = join(outer, 'home');
const copy = join(outer, 'copy');
const stats = join(outer, 'stats');
const drop = join(outer, 'drop');
const files = simulateFiles(FILES);
const KINDS = {
  'home copied': proveCopy,
  'derivation killed': proveDerivation,
  'clock set': proveClock,
} as const satisfies Record<string, () => Promise<string[]>>;

try {
  for (const folder of [stats, drop]) await mkdir(folder);
  for (const { name, text } of files) await writeFile(join(stats, name), text);
  await run(['import', stats]).ended;
  const wanted = await inHome(home, take);
  const kinds = Object.entries(KINDS).filter(([name]) => name !== 'home copied' || process.getuid?.() === 0);
  for (let at = 0; at < RUNS; at++) {
    const [name, prove] = kinds[at % kinds.length] ?? ['', proveDerivation];
    const began = performance.now();
    const problems = [...(await prove()), ...diffExports(wanted, await inHome(home, take))];
    if (problems.length > 0) process.exitCode = 1;
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write(
      `run ${at + 1}, ${name}: ${problems.length} differences (${seconds} s)\n${problems.map((text) => `${text}\n`).join('')}`,
    );
  }
} finally {
  for (const at of [home, copy]) await removeHome(at);
  await rm(outer, { recursive: true, force: true });
}

/** Removing all files from the copy changes nothing in the original, which continues the import. */
async function proveCopy(): Promise<string[]> {
  await inHome(home, async (db) => forgetServer(db, 'default'));
  const first = run(['import', stats]);
  await sleep(Math.random() * 6_000);
  first.child.kill('SIGKILL');
  await first.ended;
  // The last process that leaves stops the server.
  await inHome(home, async () => {});
  await cp(home, copy, { recursive: true, verbatimSymlinks: true });
  await inHome(copy, async (db) => forgetServer(db, 'default'));
  const left = await inHome(copy, async (db) =>
    db.selectFrom('core.payloads').select('id').where('source', '=', 'default').execute(),
  );
  await run(['import', stats]).ended;
  await removeHome(copy);
  return left.length === 0 ? [] : ['the copy still has files'];
}

async function proveDerivation(): Promise<string[]> {
  const killed = run(['replay']);
  await sleep(Math.random() * 8_000);
  killed.child.kill('SIGKILL');
  await killed.ended;
  const again = run(['replay']);
  await again.ended;
  const stale = await inHome(home, fetchStaleServers);
  return [
    ...(again.child.exitCode === 0 ? [] : [`the replay after it failed: ${again.said()}`]),
    ...(stale.length === 0 ? [] : ['rows are still stale']),
  ];
}

async function proveClock(): Promise<string[]> {
  await inHome(home, async (db) => forgetServer(db, 'default'));
  const shiftMs = SHIFTS_MS[Math.floor(Math.random() * SHIFTS_MS.length)] ?? 0;
  const started = run(['run'], {
    ET_STATS_DIR: drop,
    NODE_OPTIONS: setClock(shiftMs, Math.random() * 10_000),
  });
  for (const { name, text } of files) {
    await writeFile(join(drop, name), text);
    await sleep(Math.random() * 100);
  }
  const isDone = async (): Promise<boolean> =>
    inHome(home, async (db) => {
      const rows = await db
        .selectFrom('core.payloads')
        .select('status')
        .where('source', '=', 'default')
        .execute();
      return rows.length === files.length && rows.every(({ status }) => status !== 'new');
    });
  const began = performance.now();
  while (!(await isDone()) && performance.now() - began < PATIENCE_MS) await sleep(500);
  started.child.kill('SIGTERM');
  await started.ended;
  for (const { name } of files) await rm(join(drop, name));
  const overflow = started.said().includes('TimeoutOverflowWarning') ? ['a timer was not bounded'] : [];
  return performance.now() - began < PATIENCE_MS ? overflow : ['not done in time', ...overflow];
}

/** A module for Node that sets the clock of its process, as all its code sees it, after some time. */
function setClock(shiftMs: number, afterMs: number): string {
  const source = `const D = Date, at = performance.now(), shift = () => performance.now() - at > ${afterMs} ? ${shiftMs} : 0;
    globalThis.Date = class extends D {
      constructor(...given) { if (given.length === 0) super(D.now() + shift()); else super(...given); }
      static now() { return D.now() + shift(); }
    };`;
  return `--import=data:text/javascript,${encodeURIComponent(source)}`;
}

async function inHome<T>(at: string, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  const connection = await connect({ home: at });
  try {
    return await work(connection.db);
  } finally {
    await connection.close();
  }
}

async function take(db: Kysely<DB>): Promise<Exported> {
  return await exportEverything(db, ['default']);
}

/** Removes a home and, of root, the folder outside that its record names. */
async function removeHome(at: string): Promise<void> {
  const record = await readFile(join(at, 'postgres', 'place.json'), 'utf8').catch(() => '{}');
  const folder = String(JSON.parse(record).folder);
  if (folder.startsWith('/var/')) await rm(folder, { recursive: true, force: true });
  await rm(at, { recursive: true, force: true });
}

type Started = {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  readonly said: () => string;
};

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, [join(CHECKOUT, 'bin', 'debrief.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', DEBRIEF_HOME: home, ET_STATS_DIR: drop, HTTP_PORT: '0', ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  return { child, ended: once(child, 'close'), said: () => text };
}
