// The folder into which a process unpacks archives. It is named after the machine and the process, so that the next import or
// start clears what a killed one left behind.
import type { Dirent } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';

const UNREADABLE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES']);

/** Of this process, which may have the number of one long gone. */
const ours = new Set<string>();

/** A process number says nothing on another machine, nor in another container. */
function nameBefore(pid: string): string {
  return `debrief-import-${hostname()}-${pid}-`;
}

export async function makeImportFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), nameBefore(String(process.pid))));
  ours.add(folder);
  return folder;
}

export async function removeImportFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  ours.delete(folder);
}

/** Removes the folders of processes of this account that ended without doing so. Returns their paths. */
export async function clearImportFolders(): Promise<string[]> {
  const [before = '', after = ''] = nameBefore(' ').split(' ');
  const cleared: string[] = [];
  for (const entry of await listTemporary()) {
    const { name } = entry;
    const [pid = '', rest] = name.startsWith(before) ? name.slice(before.length).split(after) : [];
    const folder = path.join(tmpdir(), name);
    if (!entry.isDirectory() || rest === undefined || !/^[1-9]\d*$/.test(pid)) continue;
    if (ours.has(folder) || isOther(Number(pid)) || !(await isOfThisAccount(folder))) continue;
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    cleared.push(folder);
  }
  return cleared;
}

/** Nothing where the folder for temporary files cannot be listed: then none was made there. */
async function listTemporary(): Promise<Dirent[]> {
  try {
    return await readdir(tmpdir(), { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && UNREADABLE.has(String(error.code))) return [];
    throw error;
  }
}

/** Whether another process runs under that number. */
function isOther(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Without the right to signal it, it runs.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

async function isOfThisAccount(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).uid === process.getuid?.();
  } catch (error) {
    // Another process has just cleared it.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
