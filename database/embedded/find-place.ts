// Where the server's files are: usually in the home. When root starts Debrief and the home is in a folder that only
// root can enter, the service account cannot reach them there. Then they are in a folder under /var/lib (or /var/tmp),
// which `postgres/place.json` in the home names (place-record.ts).
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from '../failures/database-error.ts';
import type { DatabaseLog } from '../database-log.ts';
import { copyCluster } from './copy-cluster.ts';
import { belongsToOther, findAccount } from './find-account.ts';
import type { Place } from './place.ts';
import { readPlaceRecord, removePlaceRecord, writePlaceRecord } from './place-record.ts';
import { type RunAs, runProgram } from './run-program.ts';

const OUTSIDE = ['/var/lib', '/var/tmp'] as const;

/** Creates the folder that holds the lock, if it is missing. */
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
  // The service account has to traverse this folder; nothing in it is readable for that account.
  if (made !== undefined && process.getuid?.() === 0) await chmod(base, 0o711);
  // All processes use one spelling of the path, because it identifies the running server.
  return realpath(base);
}

/** Decides once where the files are, and records it. Call only under the lock. */
export async function findPlace(base: string, log?: DatabaseLog): Promise<Place> {
  const recorded = await readPlaceRecord(base);
  if (recorded?.isOurs === true) return describeExisting(base, recorded.folder);
  if (recorded !== null) return takeCopy(base, await describeExisting(base, recorded.folder), log);
  const runAs = await findAccount(join(base, 'cluster', 'data'));
  // An existing cluster stays where it is: a second, empty database must never hide the first.
  if (existsSync(join(base, 'cluster'))) return describePlace(base, base, runAs);
  const folder = await chooseFolder(base, runAs);
  if (folder !== base) await writePlaceRecord(base, folder);
  return describePlace(base, folder, runAs);
}

/** A copied home contains the record of the original; the database that it names remains untouched. */
async function takeCopy(base: string, original: Place, log: DatabaseLog | undefined): Promise<Place> {
  const folder = await chooseFolder(base, original.runAs);
  const copy = describePlace(base, folder, original.runAs);
  try {
    // A home may have been copied before its database was made.
    if (existsSync(original.cluster)) await copyCluster(original, copy);
  } catch (error) {
    if (folder !== base) await rm(folder, { recursive: true });
    throw error;
  }
  // Must be the last step: until the copy is complete, the next start repeats it.
  if (folder === base) await removePlaceRecord(base);
  else await writePlaceRecord(base, folder);
  const say = `${base} is a copy of another home, or nothing proves that it is not, so its database was copied too, from ${original.folder} to ${folder}. The original was left as it is; remove its folder only if no other home uses it.`;
  log?.warn({ say }, 'database.copied');
  return copy;
}

async function describeExisting(base: string, folder: string): Promise<Place> {
  return describePlace(base, folder, await findAccount(join(folder, 'cluster', 'data')));
}

/** Returns the base itself, or a new folder outside when the account cannot enter it. */
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

/** Tests the access as that account, because modes, access lists and mounts all matter. */
async function canEnter(folder: string, runAs: RunAs): Promise<boolean> {
  return (await runProgram('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], runAs)).code === 0;
}
