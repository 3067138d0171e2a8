// Downloads one remote file: under a hidden name first, verified, then renamed, so that no reader sees a partial file.
// An existing file is replaced atomically.
import { randomBytes } from 'node:crypto';
import { rename, unlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RemoteEntry, SftpSession } from './sftp-session.ts';

export const PART_FILE = /^\.debrief-[0-9a-f]{16}\.part$/;

/**
 * @returns false when the file changed or disappeared meanwhile, so that it has to settle again. Throws local and
 * remote errors; no partial file remains then.
 */
export async function mirrorFile(session: SftpSession, entry: RemoteEntry, folder: string): Promise<boolean> {
  // One byte more than expected reveals that the file grew.
  const body = await session.read(entry.name, entry.size + 1);
  const now = await session.look(entry.name);
  const isSame =
    now?.size === entry.size && now.modifiedMs === entry.modifiedMs && body.length === entry.size;
  if (!isSame) return false;
  const part = path.join(folder, `.debrief-${randomBytes(8).toString('hex')}.part`);
  try {
    await writeFile(part, body, { flag: 'wx', flush: true });
    const time = new Date(entry.modifiedMs);
    await utimes(part, time, time);
    await rename(part, path.join(folder, entry.name));
    return true;
  } catch (error) {
    await unlink(part).catch(ignoreMissing);
    throw error;
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
