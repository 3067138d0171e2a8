// The lock that shows which PostgreSQL owns a data folder. The owner file is locked with flock(2), and every process of
// the server inherits the locked descriptor: the kernel keeps the lock for as long as one of them lives, suspended or
// not, in whichever PID, IPC or mount namespace it runs. PostgreSQL's own checks (a process number, a shared memory
// segment) cover one namespace only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, type FileHandle, open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { DatabaseError } from '../failures/database-error.ts';
import type { Place } from './place.ts';

export type Owner = {
  /** Descriptor for the server to inherit. */
  readonly fd: number;
  /** Records who holds the lock, for processes that find it taken. */
  readonly sign: (server: number | undefined) => Promise<void>;
  /** Closes this process's descriptor; a server that inherited it keeps the lock. */
  readonly release: () => Promise<void>;
};

const note = z.object({
  host: z.string(),
  /** Process id of the Debrief process that started the server, in its own PID namespace. */
  pid: z.number(),
  server: z.number().optional(),
  since: z.iso.datetime(),
});
export type OwnerNote = z.infer<typeof note>;

/** Exit code of flock(1), and of the macOS variant: the lock is taken. */
const TAKEN = 1;
/** O_EXLOCK of macOS, which Node accepts but does not export: opens and locks in one step. */
const O_EXLOCK = 0x20;

/** Takes the lock on the data folder of this place; null while any process of a server holds it. */
export async function takeOwnership(place: Pick<Place, 'cluster' | 'runAs'>): Promise<Owner | null> {
  const handle = await openLocked(ownerFile(place));
  if (handle === null) return null;
  const { uid, gid } = place.runAs;
  // The owner of the data must be able to open the file, no matter which account created it.
  if (uid !== undefined && gid !== undefined) await handle.chown(uid, gid);
  return {
    fd: handle.fd,
    sign: async (server) => {
      const content: OwnerNote = {
        host: hostname(),
        pid: process.pid,
        server,
        since: new Date().toISOString(),
      };
      await handle.truncate(0);
      await handle.write(`${JSON.stringify(content)}\n`, 0);
    },
    release: async () => handle.close(),
  };
}

/** Returns what the last holder recorded; null if there is no readable record. */
export async function readOwner(place: Pick<Place, 'cluster'>): Promise<OwnerNote | null> {
  const handle = await open(ownerFile(place), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return note.safeParse(parseJson(await handle.readFile('utf8'))).data ?? null;
  } finally {
    await handle.close();
  }
}

function ownerFile({ cluster }: Pick<Place, 'cluster'>): string {
  return join(cluster, 'owner');
}

async function openLocked(file: string): Promise<FileHandle | null> {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  if (process.platform === 'darwin') {
    return open(file, flags | O_EXLOCK, 0o600).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EAGAIN' || error.code === 'EWOULDBLOCK') return null;
      throw error;
    });
  }
  const handle = await open(file, flags, 0o600);
  try {
    if (await lock(handle.fd)) return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
  await handle.close();
  return null;
}

/** Codes of a missing program, or one that this account may not execute. */
const MISSING: ReadonlySet<string> = new Set(['ENOENT', 'EACCES']);

/** Node has no flock(2). The child process locks the inherited descriptor, and the lock remains when it ends. */
async function lock(fd: number): Promise<boolean> {
  const child = spawn('flock', ['-x', '-n', '3'], { cwd: '/', stdio: ['ignore', 'ignore', 'pipe', fd] });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close').catch((cause: unknown) => {
    // Too few handles or processes, for example.
    if (!(cause instanceof Error && 'code' in cause && MISSING.has(String(cause.code)))) throw cause;
    throw new DatabaseError(
      'The program "flock" cannot be run, and without it nothing keeps two PostgreSQLs from the same data.',
      'Install the package "util-linux", or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  });
  if (child.exitCode === 0) return true;
  if (child.exitCode === TAKEN) return false;
  throw new DatabaseError(
    `The file system of the database cannot lock files (flock said: ${said.trim() || `code ${child.exitCode}`}).`,
    'Set DEBRIEF_HOME to a folder on a disk of this machine, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
