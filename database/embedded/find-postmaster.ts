// Finds the visible processes that are the server of this data folder. A process number is not enough: the process may
// be dead, a zombie, another program, or of another PID namespace. A path is not enough either: in another mount
// namespace it names another folder. On Linux a server process is identified by the inode of its working directory.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';

export type Postmaster = { readonly kind: 'ours' | 'foreign'; readonly pid: number };

/** null: there is no such process. `foreign`: the number in the server's pid file belongs to another program. */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const noted = await readNumber(data);
  if (process.platform === 'linux') {
    const pid = await findAmong(await findServerProcesses(data));
    if (pid !== null) return { kind: 'ours', pid };
    return noted !== null && (await exists(noted)) ? { kind: 'foreign', pid: noted } : null;
  }
  if (noted === null) return null;
  const command = await readCommand(noted);
  if (command === null) return null;
  return { kind: command.includes(data) ? 'ours' : 'foreign', pid: noted };
}

/**
 * Whether the process is still a server of this data folder. Its pid file and command line disappear before the process
 * does.
 */
export async function isPostmaster(pid: number, data: string): Promise<boolean> {
  if (process.platform !== 'linux') return (await readCommand(pid))?.includes(data) ?? false;
  return sitsIn(pid, await identify(data), data);
}

/** Returns all visible processes of the server, postmaster or not; only Linux shows them. */
export async function findServerProcesses(data: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const folder = await identify(data);
  const found: number[] = [];
  for (const name of await readdir('/proc')) {
    if (/^\d+$/.test(name) && (await sitsIn(Number(name), folder, data))) found.push(Number(name));
  }
  return found;
}

/**
 * In a container root may not be allowed to inspect processes of the service account; then the command line has to
 * suffice.
 */
async function sitsIn(pid: number, folder: string | null, data: string): Promise<boolean> {
  const seat = await identify(`/proc/${pid}/cwd`);
  if (seat === 'hidden') return (await readCommand(pid))?.split('\0').includes(data) ?? false;
  return seat !== null && seat === folder;
}

/**
 * Returns the one that is not a child of the others and has not been renamed; PostgreSQL renames every child
 * ("postgres: ...").
 */
async function findAmong(pids: readonly number[]): Promise<number | null> {
  for (const pid of pids) {
    const [command, parent] = [await readCommand(pid), await readParent(pid)];
    if (command === null || command.startsWith('postgres: ') || command === '') continue;
    if (parent !== null && !pids.includes(parent)) return pid;
  }
  return null;
}

async function readNumber(data: string): Promise<number | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const pid = Number.parseInt(text, 10);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

async function exists(pid: number): Promise<boolean> {
  return (await readCommand(pid)) !== null;
}

/**
 * Returns the same value for one folder by whichever path or mount it is reached; null when it is gone, as a zombie's
 * is.
 */
async function identify(folder: string): Promise<string | null> {
  return stat(folder).then(
    ({ dev, ino }) => `${dev}/${ino}`,
    (error: NodeJS.ErrnoException) => (error.code === 'EACCES' || error.code === 'EPERM' ? 'hidden' : null),
  );
}

async function readParent(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const parent = /^PPid:\s+(\d+)/m.exec(text)?.[1];
  return parent === undefined ? null : Number(parent);
}

/** Returns the command line; null when no process has that number, empty for a zombie. */
async function readCommand(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  }
  const end = await runProgram('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {});
  return end.code === 0 ? end.output : null;
}
