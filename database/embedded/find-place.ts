// Where the server's files live. Usually in the home itself. When root starts Debrief and the home lies in a folder that
// only root can enter, the lent account could not reach them there: then they live in a folder under /var/lib (or
// /var/tmp), and `postgres/place.json` in the home says which one.
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DatabaseError } from '../database-error.ts';
import { belongsToOther, findAccount } from './find-account.ts';
import { type RunAs, runProgram } from './run-program.ts';

export type Place = {
  /** `postgres/` in the home: the lock and what must be found again. */
  readonly base: string;
  /** Holds everything else; the same as base, or a folder outside the home. */
  readonly folder: string;
  readonly cluster: string;
  readonly data: string;
  readonly passwordFile: string;
  readonly logFile: string;
  readonly runAs: RunAs;
};

const OUTSIDE = ['/var/lib', '/var/tmp'] as const;
const RECORD = 'place.json';
const record = z.object({ folder: z.string().startsWith('/') });

/** The folder that holds the lock; made if missing. */
export async function makeBase(home: string): Promise<string> {
  const base = join(home, 'postgres');
  const made = await mkdir(base, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new DatabaseError(
      `The folder ${base} cannot be made: ${cause.message}.`,
      'See that it is writable, or choose another with DEBRIEF_HOME.',
      { cause },
    );
  });
  const { uid } = await stat(base);
  if (process.getuid?.() !== 0 && uid !== process.getuid?.()) throw belongsToOther(base, uid);
  // The lent account has to walk through; nothing in here is readable for it.
  if (made !== undefined && process.getuid?.() === 0) await chmod(base, 0o711);
  // One spelling of the path for all processes: the running server is known by it.
  return realpath(base);
}

/** Only under the lock: decides once where the files live, and remembers it. */
export async function findPlace(base: string): Promise<Place> {
  const recorded = await readRecord(base);
  const folder = recorded ?? base;
  const runAs = await findAccount(join(folder, 'cluster', 'data'));
  // What exists stays where it is: a second, empty database must never hide the first.
  const settled = recorded !== null || existsSync(join(folder, 'cluster'));
  if (settled || runAs.uid === undefined || (await canEnter(folder, runAs))) {
    return describePlace(base, folder, runAs);
  }
  return describePlace(base, await makeOutside(base, runAs), runAs);
}

function describePlace(base: string, folder: string, runAs: RunAs): Place {
  const cluster = join(folder, 'cluster');
  return {
    base,
    folder,
    cluster,
    data: join(cluster, 'data'),
    passwordFile: join(cluster, 'password'),
    logFile: join(folder, 'server.log'),
    runAs,
  };
}

async function readRecord(base: string): Promise<string | null> {
  const file = join(base, RECORD);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const { folder } = record.parse(JSON.parse(text));
  if ((await stat(folder).catch(() => null)) === null) {
    throw new DatabaseError(
      `The database lived in ${folder}, says ${file}, but that folder is gone.`,
      `Bring it back, or delete ${file} to begin with an empty database.`,
    );
  }
  return folder;
}

async function makeOutside(base: string, runAs: RunAs): Promise<string> {
  for (const parent of OUTSIDE) {
    const folder = await mkdtemp(join(parent, 'debrief-')).catch(() => null);
    if (folder === null) continue;
    await chmod(folder, 0o711);
    if (await canEnter(folder, runAs)) {
      const draft = join(base, `${RECORD}.part`);
      await writeFile(draft, `${JSON.stringify({ folder })}\n`, { flush: true });
      await rename(draft, join(base, RECORD));
      return folder;
    }
    await rm(folder, { recursive: true });
  }
  throw new DatabaseError(
    `Debrief runs as root, PostgreSQL must not, and its account can enter neither ${base} nor a folder under ${OUTSIDE.join(' or ')}.`,
    'Set DEBRIEF_HOME to a folder that every user can enter, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** Really tries, as that account: modes, access lists and mounts all have a say. */
async function canEnter(folder: string, runAs: RunAs): Promise<boolean> {
  return (await runProgram('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], runAs)).code === 0;
}
