import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { headerLine } from './backup-format.ts';
import { readLines } from './read-lines.ts';

/** A partial file that is unchanged for longer was left by a process that is gone. */
const STALE_MS = 10 * 60_000;

/** The target must not be replaced by a backup; `message` says why. */
export class TargetRefused extends Error {
  override readonly name = 'TargetRefused';
}

/**
 * Throws a TargetRefused when the file exists and is neither empty nor a backup of Debrief, so that a device, a link or
 * another document is never overwritten.
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

/** Removes partial files that killed processes left for this target. */
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
    // A read error does not answer the question; a decompression or parse error does.
    if (error instanceof Error && 'syscall' in error) throw error;
    return false;
  }
}
