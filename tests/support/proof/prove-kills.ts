// Kills the importer, the database or both at a random moment of an import. The next start repairs by itself, and what
// is known in the end is what a quiet import knows.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../../database/connect.ts';
import { forgetServer } from '../../../importer/etlegacy/forget-server.ts';
import type { Random } from '../../../simulator/etlegacy/random.ts';
import type { ThrowawayHome } from '../throwaway-home.ts';
import { diffExports, type Exported, exportEverything } from './export-everything.ts';

export const VICTIMS = ['importer', 'database', 'both'] as const;
export type Victim = (typeof VICTIMS)[number];

const PROGRAM = fileURLToPath(new URL('import-folder.ts', import.meta.url));
export const SERVER = 'default';

export type Scene = {
  readonly place: ThrowawayHome;
  readonly folder: string;
  readonly zone: string;
  /** What a quiet import of the folder knows, and how long it takes, in milliseconds. */
  readonly quiet: Exported;
  readonly quietMs: number;
};

/** Imports the folder without any kill, into the home whose server the kills will hit. */
export async function rehearse(scene: Omit<Scene, 'quiet' | 'quietMs'>): Promise<Scene> {
  const run = start(scene);
  await run.begun;
  const begun = performance.now();
  const exit = await run.exited;
  if (exit !== 0) throw new Error(`the quiet import failed: ${run.complaint()}`);
  const quietMs = performance.now() - begun;
  return { ...scene, quiet: await takeExports(scene.place.home), quietMs };
}

export type Kill = {
  readonly differences: readonly string[];
  /** The import had not ended yet: the kill hit something. */
  readonly hit: boolean;
};

export async function proveKill(scene: Scene, victim: Victim, random: Random): Promise<Kill> {
  const run = start(scene);
  await run.begun;
  await sleep(Math.round(random.float() * scene.quietMs));
  const hit = run.child.exitCode === null;
  if (victim !== 'importer') for (const pid of await scene.place.findProcesses()) kill(pid);
  if (victim !== 'database') run.child.kill('SIGKILL');
  await run.exited;
  const again = start(scene);
  const exit = await again.exited;
  if (exit !== 0) return { hit, differences: [`the next start failed: ${again.complaint()}`] };
  return { hit, differences: diffExports(scene.quiet, await takeExports(scene.place.home)) };
}

type Run = {
  readonly child: ChildProcess;
  readonly begun: Promise<unknown>;
  readonly exited: Promise<number | null>;
  readonly complaint: () => string;
};

function start({ place, folder, zone }: Omit<Scene, 'quiet' | 'quietMs'>): Run {
  const child = spawn(process.execPath, [PROGRAM, place.home, folder, zone], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const exited = once(child, 'exit').then(() => child.exitCode);
  return {
    child,
    begun: Promise.race([once(child.stdout, 'data'), exited]),
    exited,
    complaint: () => complaint,
  };
}

/** A server that dies takes some of its processes along. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The exports, after which the server is forgotten for the next time. */
export async function takeExports(home: string): Promise<Exported> {
  const connection = await connect({ home });
  try {
    const exported = await exportEverything(connection.db, [SERVER]);
    await forgetServer(connection.db, SERVER);
    return exported;
  } finally {
    await connection.close();
  }
}
