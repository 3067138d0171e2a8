// The server listens only on a Unix socket, never on a network, in a folder that no other user can enter. The folder is always
// next to the data, so a process that can access the data can access the socket. If its path is too long, each process uses
// a short alias of its own.
import { closeSync, openSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from './place.ts';

export const SOCKET_PORT = 5432;
const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`;
/** Relative to the data folder, which is the server's working directory: short however long the path of the home is. */
export const SOCKET_FOLDER_FROM_DATA = '../../run';
/** Longest path of a socket: 103 bytes on macOS, 107 on Linux; the smaller limit is used everywhere. */
const MAX_SOCKET_PATH = 103;

export type SocketDoor = {
  /** A path to the socket's folder that is short enough; valid in this process until `close` is called. */
  readonly host: string;
  readonly close: () => Promise<void>;
};

/**
 * Returns how this process reaches the socket: by its path, or by a short alias of this process when the path is too
 * long.
 */
export async function openSocketDoor({ folder }: Place): Promise<SocketDoor> {
  const direct = join(folder, 'run');
  if (Buffer.byteLength(join(direct, SOCKET_NAME)) <= MAX_SOCKET_PATH) {
    return { host: direct, close: async () => {} };
  }
  if (process.platform === 'linux') {
    const fd = openSync(folder, 'r');
    return { host: `/proc/self/fd/${fd}/run`, close: async () => closeSync(fd) };
  }
  const made = await mkdtemp(join(tmpdir(), 'debrief-'));
  await symlink(folder, join(made, 'p'));
  return { host: join(made, 'p', 'run'), close: async () => rm(made, { recursive: true }) };
}

/**
 * Creates the socket's folder, unless it exists and is owned by the server's account. Call only while no server runs.
 */
export async function makeSocketFolder(place: Place): Promise<void> {
  const folder = join(place.folder, 'run');
  if (await isOurs(folder, place)) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await keepPrivate(folder, place);
}

async function keepPrivate(folder: string, { runAs }: Place): Promise<void> {
  await chmod(folder, 0o700);
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(folder, runAs.uid, runAs.gid);
}

/** Never follows a link. */
async function isOurs(folder: string, { runAs }: Place): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  if (found === null || !found.isDirectory()) return false;
  return found.uid === (runAs.uid ?? process.getuid?.()) && (found.mode & 0o077) === 0;
}

export function socketLockFile({ folder }: Place): string {
  return join(folder, 'run', `${SOCKET_NAME}.lock`);
}
