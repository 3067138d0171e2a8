import { lstat } from 'node:fs/promises';
import { headerLine } from './backup-format.ts';
import { readLines } from './read-lines.ts';

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
