// Creates a new, empty cluster under another name and renames it when it is complete, so that an unfinished one is
// never mistaken for a database after a power failure or a kill.
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseError } from '../failures/database-error.ts';
import type { Binaries } from './find-binaries.ts';
import type { Place } from './place.ts';
import { nextStep, pickReasons } from './explain-failure.ts';
import { runProgram } from './run-program.ts';

export const SUPERUSER = 'debrief';
const DRAFT = 'cluster.part-';

/** Server settings by their PostgreSQL names. */
export type Settings = Readonly<Record<string, string>>;

/** Removes unfinished clusters, then creates `place.cluster` with its data folder and password file. */
export async function makeCluster(place: Place, binaries: Binaries, settings: Settings): Promise<void> {
  for (const old of await readdir(place.folder)) {
    // An initdb whose parent was killed may still be writing to this folder.
    if (old.startsWith(DRAFT)) await rm(join(place.folder, old), { recursive: true, maxRetries: 20 });
  }
  const draft = await mkdtemp(join(place.folder, DRAFT));
  if (place.runAs.uid !== undefined) await chmod(draft, 0o711);
  const password = randomBytes(24).toString('base64url');
  await writeFile(join(draft, 'password'), password, { mode: 0o600, flush: true });
  await fillCluster({ draft, password, place, binaries, settings });
  await rename(draft, place.cluster);
  await syncFolder(place.folder);
}

type Filling = {
  readonly draft: string;
  readonly password: string;
  readonly place: Place;
  readonly binaries: Binaries;
  readonly settings: Settings;
};

async function fillCluster({ draft, password, place, binaries, settings }: Filling): Promise<void> {
  const data = join(draft, 'data');
  await mkdir(data, { mode: 0o700 });
  await giveAway(data, place);
  const passwordForInitdb = join(draft, 'initdb-password');
  await writeFile(passwordForInitdb, password, { mode: 0o600 });
  await giveAway(passwordForInitdb, place);
  const args = initdbArguments(data, passwordForInitdb);
  if (settings['fsync'] === 'off') args.push('--no-sync');
  const end = await runProgram(binaries.initdb, args, place.runAs);
  await rm(passwordForInitdb);
  if (end.code === 0) return;
  await rm(draft, { recursive: true, force: true });
  throw new DatabaseError(
    `Debrief's own PostgreSQL could not be set up in ${place.folder}. It said: ${pickReasons(end.output)}.`,
    nextStep(end.output, place.logFile),
  );
}

/** Sort order and case mapping by code point, equal on every machine and with every C library. */
function initdbArguments(data: string, passwordFile: string): string[] {
  return [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
}

async function giveAway(path: string, { runAs }: Place): Promise<void> {
  if (runAs.uid !== undefined && runAs.gid !== undefined) await chown(path, runAs.uid, runAs.gid);
}

/** A rename is durable only after an fsync of its folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
