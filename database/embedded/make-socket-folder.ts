// The server listens on a Unix socket only: nothing on any network, and a folder that nobody else may enter.
import { chmod, chown, lstat, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './find-place.ts';

export const SOCKET_PORT = 5432;
const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;
/** macOS ends a socket's path at 103 bytes, Linux at 107. */
const MAX_SOCKET_PATH = 103;

/** Beside the data where the path is short enough, else a folder in /tmp that `postgres/socket-folder` names. */
export async function makeSocketFolder(place: Place): Promise<string> {
  const beside = join(place.folder, 'run');
  if (Buffer.byteLength(join(beside, SOCKET_NAME)) <= MAX_SOCKET_PATH) {
    if (!(await isOurs(beside, place))) {
      await rm(beside, { recursive: true, force: true });
      await mkdir(beside);
      await keepPrivate(beside, place);
    }
    return beside;
  }
  const note = join(place.base, 'socket-folder');
  const noted = await readFile(note, 'utf8').catch(() => null);
  if (noted !== null && (await isOurs(noted, place))) return noted;
  const made = await mkdtemp('/tmp/debrief-');
  await keepPrivate(made, place);
  await writeFile(note, made);
  return made;
}

async function keepPrivate(folder: string, { runAs }: Place): Promise<void> {
  await chmod(folder, 0o700);
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(folder, runAs.uid, runAs.gid);
}

/** Anyone may have made a folder of that name in /tmp after a reboot emptied it; a link is never followed. */
async function isOurs(folder: string, { runAs }: Place): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  if (found === null || !found.isDirectory()) return false;
  return found.uid === (runAs.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0;
}

export function socketLockFile(socketFolder: string): string {
  return join(socketFolder, `${SOCKET_NAME}.lock`);
}
