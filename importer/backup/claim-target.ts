import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { headerLine } from './backup-format.ts';
import { readLines } from './read-lines.ts';

/** Nothing is written so long without a pause: what stood still for longer was left by a process that is gone. */
const STALE_MS = 10 * 60_000;

/** The file is something that a backup must not replace; `message` says what it is. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';
}

/**
 * Throws a TargetRefused where the file exists and is not an empty one or a backup of Debrief. A device, a link or somebody's
 * document of that name stays what it is.
 */
export async function assertReplaceable(file: string): Promise<void> {
  const found = await lstat(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (found === null) return;
  if (found.isSymbolicLink()) throw new TargetRefused('It is a link.');
  if (!found.isFile()) throw new TargetRefused('It is not a regular file.');
  if (found.size > 0 && !(await isBackup(file)))
    throw new TargetRefused('It exists and is not a backup of Debrief.');
}

/** Removes what earlier backups to this file left behind when their process was killed. */
export async function removeStaleParts(file: string, now = Date.now()): Promise<void> {
  const folder = path.dirname(file);
  const isPart = new RegExp(`^${RegExp.escape(path.basename(file))}\\.[0-9a-f]{8}\\.part$`);
  for (const name of (await readdir(folder)).filter((other) => isPart.test(other))) {
    const part = path.join(folder, name);
    const found = await lstat(part).catch(() => null);
    if (found?.isFile() === true && now - found.mtimeMs > STALE_MS) await rm(part, { force: true });
  }
}

async function isBackup(file: string): Promise<boolean> {
  try {
    for await (const line of readLines(file)) {
      return headerLine.safeParse(JSON.parse(line.toString('utf8'))).success;
    }
    return false;
  } catch (error) {
    // What cannot be opened is no answer; what cannot be unpacked or understood is one.
    if (error instanceof Error && 'syscall' in error) throw error;
    return false;
  }
}
