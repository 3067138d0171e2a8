// Which process is the server of this data folder. A process id alone says little: it may be dead, a zombie that nobody
// reaps, or belong to another program by now.
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from './run-program.ts';

export type Postmaster = { readonly kind: 'ours' | 'foreign'; readonly pid: number };

/** null: there is no such process. `foreign`: another program has inherited the number. */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const pid = Number.parseInt(text, 10);
  if (!Number.isInteger(pid) || pid <= 1) return null;
  const command = await readCommand(pid);
  if (command === null) return null;
  return { kind: command.includes(data) ? 'ours' : 'foreign', pid };
}

/** Whether the process of that number still is a server of this data folder: its file and its words go before it does. */
export async function isPostmaster(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'linux') return (await readFolder(pid)) === data;
  return (await readCommand(pid))?.includes(data) ?? false;
}

/** Where a process sits, null where there is none; a zombie sits nowhere. */
async function readFolder(pid: number): Promise<string | null> {
  return await readlink(`/proc/${pid}/cwd`).catch(() => null);
}

/** The command line, null where no process has that number; a zombie's is empty. */
async function readCommand(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  }
  const end = await runProgram('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {});
  return end.code === 0 ? end.output : null;
}

/** Server processes that outlived their postmaster. They sit in the data folder; only Linux lets us see that. */
export async function findOrphans(data: string): Promise<readonly number[]> {
  if (process.platform !== 'linux') return [];
  const orphans: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // Processes end while we look, and others' folders are none of our business.
    if ((await readFolder(Number(name))) === data) orphans.push(Number(name));
  }
  return orphans;
}
