// Where the server's files live. Usually in the home itself. When root starts Debrief and the home lies in a folder that
// only root can enter, the lent account could not reach them there: then they live in a folder under /var/lib (or
// /var/tmp), which `postgres/place.json` in the home names (place-record.ts).
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from '../database-error.ts';
import type { DatabaseLog } from '../database-log.ts';
import { copyCluster } from './copy-cluster.ts';
import { belongsToOther, findAccount } from './find-account.ts';
import type { Place } from './place.ts';
import { readPlaceRecord, removePlaceRecord, writePlaceRecord } from './place-record.ts';
import { type RunAs, runProgram } from './run-program.ts';

const OUTSIDE = ['/var/lib', '/var/tmp'] as const;

/** The folder that holds the lock; made if missing. */
export async function makeBase(home: string): Promise<string> {
  const base = join(home, 'postgres');
  const made = await mkdir(base, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new DatabaseError(
      `The folder ${base} cannot be made: ${cause.message}.`,
      'See that no file stands in its way and that it is writable, or choose another with DEBRIEF_HOME.',
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
export async function findPlace(base: string, log?: DatabaseLog): Promise<Place> {
  const recorded = await readPlaceRecord(base);
  if (recorded?.isOurs === true) return describeExisting(base, recorded.folder);
  if (recorded !== null) return takeCopy(base, await describeExisting(base, recorded.folder), log);
  const runAs = await findAccount(join(base, 'cluster', 'data'));
  // What exists stays where it is: a second, empty database must never hide the first.
  if (existsSync(join(base, 'cluster'))) return describePlace(base, base, runAs);
  const folder = await chooseFolder(base, runAs);
  if (folder !== base) await writePlaceRecord(base, folder);
  return describePlace(base, folder, runAs);
}

/** A copied home brings the record of the original along. The database that it names stays the original's. */
async function takeCopy(base: string, original: Place, log: DatabaseLog | undefined): Promise<Place> {
  const folder = await chooseFolder(base, original.runAs);
  const copy = describePlace(base, folder, original.runAs);
  try {
    await copyCluster(original, copy);
  } catch (error) {
    if (folder !== base) await rm(folder, { recursive: true });
    throw error;
  }
  // Last of all: until the copy is whole, the next start begins it anew.
  if (folder === base) await removePlaceRecord(base);
  else await writePlaceRecord(base, folder);
  const say = `${base} is a copy of another home, so its database was copied too, from ${original.folder} to ${folder}. The original was left as it is; remove its folder only if that home is gone.`;
  log?.warn({ say }, 'database.copied');
  return copy;
}

async function describeExisting(base: string, folder: string): Promise<Place> {
  return describePlace(base, folder, await findAccount(join(folder, 'cluster', 'data')));
}

/** The base itself, or where the account cannot enter it a new folder outside. */
async function chooseFolder(base: string, runAs: RunAs): Promise<string> {
  return runAs.uid === undefined || (await canEnter(base, runAs)) ? base : makeOutside(base, runAs);
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

async function makeOutside(base: string, runAs: RunAs): Promise<string> {
  for (const parent of OUTSIDE) {
    const folder = await mkdtemp(join(parent, 'debrief-')).catch(() => null);
    if (folder === null) continue;
    await chmod(folder, 0o711);
    if (await canEnter(folder, runAs)) return folder;
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
