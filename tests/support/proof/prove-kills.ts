// Kills the importer, the database or both at a random moment of an import. The next start recovers by itself, and the
// final rows equal those of an undisturbed import.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../../../database/connect.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
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
  /** The rows of an undisturbed import of the folder, and its duration in milliseconds. */
  readonly quiet: Exported;
  readonly quietMs: number;
};

/** Imports the folder without any kill, into the home whose server is killed later. */
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
  /** True if the import had not ended yet, so that the kill had an effect. */
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

/** Some processes of a killed server end by themselves. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Returns the exports and forgets the server for the next run. */
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
