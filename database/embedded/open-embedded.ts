// The embedded PostgreSQL: one server per home, shared by every Debrief process of that home. The first process starts
// it and the last one stops it. Each process holds one open connection as its presence, which the operating system
// closes however the process ends; a server that a killed process left running is joined by the next. The server itself
// holds the lock on its data (owner-lock.ts): nothing is started while that lock is taken, whether its holder answers
// or not.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DatabaseError } from '../failures/database-error.ts';
import type { DatabaseLog } from '../database-log.ts';
import { type Binaries, findBinaries } from './find-binaries.ts';
import { findPlace, makeBase } from './find-place.ts';
import type { Place } from './place.ts';
import { checkFileSystem } from './check-file-system.ts';
import { findServerProcesses } from './find-postmaster.ts';
import { type Address, joinServer, readAddress } from './join-server.ts';
import { launchServer } from './launch-server.ts';
import { makeCluster } from './make-cluster.ts';
import { ownedByOther } from './owned-by-other.ts';
import { type Owner, takeOwnership } from './owner-lock.ts';
import { makeSocketFolder, openSocketDoor, type SocketDoor } from './socket-door.ts';
import { type EmbeddedServer, type Entered, keepPresence } from './keep-presence.ts';
import { endRemnants } from './stop-server.ts';
import { withLock } from './with-lock.ts';

export type EmbeddedOptions = {
  /** An absolute path; created if missing. */
  readonly home: string;
  readonly log?: DatabaseLog;
  /** Server settings for a start; they override the defaults. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How long a server that owns the data may be silent before its owner is reported; 20 s by default. */
  readonly patienceMs?: number;
  /** How the type of a file system is read; for tests, which have no network file system. */
  readonly readFileSystem?: (folder: string) => Promise<number>;
};

const PATIENCE_MS = 20_000;
/** Timeout for a server that reports that it is starting, recovering or stopping. */
const BUSY_PATIENCE_MS = 170_000;
/** A process that outlives its postmaster for longer is suspended. */
const REMNANT_MS = 2_000;
const LOOK_MS = 100;

/** Joins the home's server, setting it up and starting it if needed. Throws a DatabaseError for people. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.platform === 'win32') {
    throw new DatabaseError(
      "Debrief's own PostgreSQL runs on Linux and macOS.",
      'On Windows install PostgreSQL and set DATABASE_URL, or use WSL.',
    );
  }
  const base = await makeBase(options.home);
  const lockFile = join(base, 'lock');
  const inLock = async <T>(work: () => Promise<T>): Promise<T> => withLock(lockFile, work);
  const door = await inLock(async () => openSocketDoor(await findPlace(base, options.log)));
  const enter = async (): Promise<Entered> => inLock(async () => enterServer(base, door, options));
  try {
    const server = keepPresence({ first: await enter(), enter, inLock, log: options.log });
    const close = async (): Promise<void> => {
      await server.close();
      await door.close();
    };
    return { ...server, close };
  } catch (error) {
    await door.close();
    throw error;
  }
}

async function enterServer(
  base: string,
  door: SocketDoor,
  { log, settings = {}, patienceMs = PATIENCE_MS, readFileSystem }: EmbeddedOptions,
): Promise<Entered> {
  const place = await findPlace(base, log);
  await checkFileSystem(place.folder, log, readFileSystem);
  let binaries: Binaries | undefined;
  if (!existsSync(place.cluster)) {
    binaries = await findBinaries(place);
    log?.info({ folder: place.folder }, 'database.create');
    await makeCluster(place, binaries, settings);
  }
  const address = await readAddress(place, door.host);
  const found = await joinOrOwn(place, address, patienceMs);
  if ('client' in found) return { client: found.client, address, data: place.data };
  const { owner } = found;
  try {
    await makeSocketFolder(place);
    binaries ??= await findBinaries(place);
    await checkVersion(place, binaries);
    log?.info({ folder: place.folder }, 'database.start');
    const client = await launchServer({ place, binaries, address, settings, owner });
    return { client, address, data: place.data };
  } finally {
    await owner.release();
  }
}

/**
 * Returns a connection to the running server, or the ownership of data that no server uses. Throws a DatabaseError that
 * names the owner when a server has the data and does not answer.
 */
async function joinOrOwn(
  place: Place,
  address: Address,
  patienceMs: number,
): Promise<{ readonly client: Client } | { readonly owner: Owner }> {
  const began = performance.now();
  for (;;) {
    const joined = await joinServer(address);
    if (typeof joined !== 'string') return joined;
    const owner = await takeOwnership(place);
    if (owner !== null) {
      // A server that an older version started holds no lock.
      if ((await findServerProcesses(place.data)).length === 0) return { owner };
      await owner.release();
    }
    const waitedMs = performance.now() - began;
    if (waitedMs > REMNANT_MS) await endRemnants(place.data);
    if (waitedMs > (joined === 'busy' ? BUSY_PATIENCE_MS : patienceMs)) throw await ownedByOther(place);
    await sleep(LOOK_MS);
  }
}

async function checkVersion(place: Place, binaries: Binaries): Promise<void> {
  const written = (await readFile(join(place.data, 'PG_VERSION'), 'utf8')).trim();
  if (written === binaries.major) return;
  throw new DatabaseError(
    `The database in ${place.cluster} was written by PostgreSQL ${written}, and this Debrief brings ${binaries.major}.`,
    'With the Debrief that wrote it run "debrief backup"; then move the folder away and run "debrief restore" with this one.',
  );
}
