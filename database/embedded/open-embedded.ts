// Debrief's own PostgreSQL: one server per home, shared by every Debrief process of that home. Whoever comes first starts
// it, whoever leaves last stops it. Each process shows that it is there by one open connection, which the system closes
// for it however it ends; a server that a killed process left running is simply joined by the next.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DatabaseError } from '../database-error.ts';
import type { DatabaseLog } from '../database-log.ts';
import { type Binaries, findBinaries } from './find-binaries.ts';
import { findPlace, makeBase, type Place } from './find-place.ts';
import { findPostmaster } from './find-postmaster.ts';
import { type Address, joinServer, readAddress } from './join-server.ts';
import { launchServer } from './launch-server.ts';
import { makeCluster } from './make-cluster.ts';
import { makeSocketFolder } from './make-socket-folder.ts';
import { type EmbeddedServer, type Entered, keepPresence } from './keep-presence.ts';
import { stopHungServer } from './stop-server.ts';
import { withLock } from './with-lock.ts';

export type EmbeddedOptions = {
  /** An absolute path; made if missing. */
  readonly home: string;
  readonly log?: DatabaseLog;
  /** Server settings for a start, over ours. */
  readonly settings?: Readonly<Record<string, string>>;
};

/** How long a server process may be there without answering before it counts as hung. */
const PATIENCE_MS = 20_000;
const BUSY_PATIENCE_MS = 170_000;
const LOOK_MS = 50;

/** Joins the home's server, setting it up and starting it where needed. Throws DatabaseError in words for people. */
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
  const enter = async (): Promise<Entered> => inLock(async () => enterServer(base, options));
  const first = await enter();
  return keepPresence({ first, enter, inLock, log: options.log });
}

async function enterServer(base: string, { log, settings = {} }: EmbeddedOptions): Promise<Entered> {
  const place = await findPlace(base);
  let binaries: Binaries | undefined;
  if (!existsSync(place.cluster)) {
    binaries = await findBinaries(place);
    log?.info({ folder: place.folder }, 'database.create');
    await makeCluster(place, binaries, settings);
  }
  const address = await readAddress(place, await makeSocketFolder(place));
  const running = await joinRunning(place, address);
  if (running !== null) return { client: running, address, data: place.data };
  binaries ??= await findBinaries(place);
  await checkVersion(place, binaries);
  log?.info({ folder: place.folder }, 'database.start');
  const client = await launchServer({ place, binaries, address, settings });
  return { client, address, data: place.data };
}

/** A connection to the server that runs already; null where there is none, or none any more. */
async function joinRunning(place: Place, address: Address): Promise<Client | null> {
  const began = Date.now();
  for (;;) {
    const joined = await joinServer(address);
    if (typeof joined !== 'string') return joined.client;
    if ((await findPostmaster(place.data))?.kind !== 'ours') return null;
    const patience = joined === 'busy' ? BUSY_PATIENCE_MS : PATIENCE_MS;
    if (Date.now() - began > patience) {
      await stopHungServer(place.data);
      return null;
    }
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
