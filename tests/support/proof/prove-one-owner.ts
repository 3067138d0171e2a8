// Two containers import into one home while its PostgreSQL is suspended, loses processes, has no memory or is killed. There is never a
// second postmaster, and every file that an importer reported as imported is stored.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../../database/connect.ts';
import { findServerProcesses } from '../../../database/embedded/find-postmaster.ts';
import type { Random } from '../../../simulator/etlegacy/random.ts';
import type { MemoryGroup } from '../memory-group.ts';
import { AS_CONTAINER } from '../namespaces.ts';
import { diffExports } from './export-everything.ts';
import { type Scene, SERVER, takeExports } from './prove-kills.ts';

const PROGRAM = fileURLToPath(new URL('import-folder.ts', import.meta.url));
const LOOK_MS = 40;
/** Longer than the waiting time of the second container, so that some of them are rejected. */
const LONGEST_STALL_MS = 35_000;
const SHORT_STALL_MS = 4_000;
const PATIENCE_MS = 240_000;

export const DISTURBANCES = [
  'none',
  'suspend all',
  'suspend postmaster',
  'kill a backend',
  'kill postmaster',
  'kill postmaster, one suspended',
  'kill the container',
  'out of memory',
] as const;
export type Disturbance = (typeof DISTURBANCES)[number];

export type Disturbing = {
  readonly disturbance: Disturbance;
  /** The memory of the first container. */
  readonly memory: MemoryGroup | null;
  readonly random: Random;
};

/** @returns differences from an undisturbed import, and events that must not occur. */
export async function proveOneOwner(
  scene: Scene,
  { disturbance, memory, random }: Disturbing,
): Promise<readonly string[]> {
  const watch = new PostmasterWatch(scene.place.data);
  const first = startContained(scene, memory?.asMember);
  await Promise.race([first.begun, first.exited]);
  await sleep(random.float() * scene.quietMs);
  if (disturbance === 'out of memory') await memory?.squeeze();
  else await disturb(scene, first.child, disturbance, random);
  await sleep(random.float() * 500);
  const second = startContained(scene);
  const isStalled = disturbance.includes('suspend');
  await sleep(random.float() * (isStalled ? LONGEST_STALL_MS : SHORT_STALL_MS));
  await wake(scene.place.data);
  await memory?.release();
  await endInTime(first);
  await endInTime(second);
  const problems = [...(await watch.end())];
  const announced = new Set([...first.announced(), ...second.announced()]);
  problems.push(...(await findLost(scene, announced)));
  const last = startContained(scene);
  await endInTime(last);
  if (last.child.exitCode !== 0) problems.push(`the next start failed: ${last.complaint()}`);
  return [...problems, ...diffExports(scene.quiet, await takeExports(scene.place.home))];
}

async function disturb(
  { place }: Scene,
  container: ChildProcess,
  disturbance: Exclude<Disturbance, 'out of memory'>,
  random: Random,
): Promise<void> {
  const all = await findServerProcesses(place.data);
  const [postmaster] = await findRoots(all);
  const others = all.filter((pid) => pid !== postmaster);
  const other = others[Math.floor(random.float() * others.length)];
  switch (disturbance) {
    case 'none':
      return;
    case 'suspend all':
      return send(all, 'SIGSTOP');
    case 'suspend postmaster':
      return send([postmaster], 'SIGSTOP');
    case 'kill a backend':
      return send([other], 'SIGKILL');
    case 'kill postmaster':
      return send([postmaster], 'SIGKILL');
    case 'kill postmaster, one suspended':
      send([other], 'SIGSTOP');
      return send([postmaster], 'SIGKILL');
    case 'kill the container':
      container.kill('SIGKILL');
  }
}

async function wake(data: string): Promise<void> {
  send(await findServerProcesses(data), 'SIGCONT');
}

function send(pids: readonly (number | undefined)[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      if (pid !== undefined) process.kill(pid, signal);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

type Contained = {
  readonly child: ChildProcess;
  readonly begun: Promise<unknown>;
  readonly exited: Promise<unknown>;
  readonly announced: () => readonly string[];
  readonly complaint: () => string;
};

function startContained({ place, folder, zone }: Scene, asMember: readonly string[] = []): Contained {
  const [file, ...args] = [...asMember, ...AS_CONTAINER];
  const child = spawn(file, [...args, process.execPath, PROGRAM, place.home, folder, zone], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, complaint] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  return {
    child,
    begun: once(child.stdout, 'data'),
    exited: once(child, 'close'),
    // Complete lines only, without the first.
    announced: () => said.split('\n').slice(1, -1),
    complaint: () => complaint,
  };
}

async function endInTime({ child, exited }: Contained): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await exited;
  clearTimeout(timer);
}

async function findLost({ place }: Scene, announced: ReadonlySet<string>): Promise<string[]> {
  const { db, close } = await connect({ home: place.home });
  try {
    const rows = await db
      .selectFrom('core.payloads')
      .select('subject')
      .where('source', '=', SERVER)
      .where('status', '!=', 'new')
      .execute();
    const there = new Set(rows.map(({ subject }) => subject));
    const lost = [...announced].filter((name) => !there.has(name));
    return lost.length === 0 ? [] : [`${lost.length} of ${announced.size} announced imports are lost`];
  } finally {
    await close();
  }
}

/** Checks repeatedly for two postmasters at once; one seen only once may be a child process that is not yet renamed. */
class PostmasterWatch {
  readonly #problems = new Set<string>();
  readonly #looking: Promise<void>;
  #isOver = false;
  #before: readonly number[] = [];

  constructor(data: string) {
    this.#looking = this.#look(data);
  }

  async end(): Promise<ReadonlySet<string>> {
    this.#isOver = true;
    await this.#looking;
    return this.#problems;
  }

  async #look(data: string): Promise<void> {
    while (!this.#isOver) {
      const roots = await findRoots(await findServerProcesses(data));
      const lasting = roots.filter((pid) => this.#before.includes(pid));
      if (lasting.length > 1) this.#problems.add(`two postmasters at once: ${lasting.join(' and ')}`);
      this.#before = roots;
      await sleep(LOOK_MS);
    }
  }
}

async function findRoots(pids: readonly number[]): Promise<readonly number[]> {
  const roots: number[] = [];
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? NaN);
    if (command !== '' && !command.startsWith('postgres: ') && !pids.includes(parent)) roots.push(pid);
  }
  return roots;
}
