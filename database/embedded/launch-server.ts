import { type ChildProcess, spawn } from 'node:child_process';
import { constants, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DatabaseError } from '../database-error.ts';
import type { Binaries } from './find-binaries.ts';
import type { Place } from './place.ts';
import { findPostmaster } from './find-postmaster.ts';
import { type Address, joinServer } from './join-server.ts';
import type { Owner } from './owner-lock.ts';
import { SOCKET_FOLDER_FROM_DATA, socketLockFile } from './socket-door.ts';
import { nextStep, pickReasons } from './explain-failure.ts';
import { PROGRAM_SURROUNDINGS } from './run-program.ts';
import { buildServerArguments } from './server-settings.ts';

export type Launch = {
  readonly place: Place;
  readonly binaries: Binaries;
  readonly address: Address;
  readonly settings: Readonly<Record<string, string>>;
  /** The lock on the data, which the server inherits. */
  readonly owner: Owner;
};

const MAX_LOG_BYTES = 1_000_000;
/** Reading back what a crash left in the write-ahead log takes seconds; a slow disk gets minutes. */
const START_MS = 170_000;
const LOOK_MS = 30;

/** Starts the server, which outlives us, and returns the first connection. Only with the lock on its data in hand. */
export async function launchServer(launch: Launch): Promise<Client> {
  await removeForeignNumber(launch.place);
  const started = await attempt(launch);
  if (typeof started !== 'string') return started;
  throw didNotStart(started, launch.place);
}

/**
 * PostgreSQL would take a living process with the number in its pid file for itself, whatever that process is.
 * (Should it be a server after all, the shared memory of the data folder still keeps a second one out.)
 */
async function removeForeignNumber(place: Place): Promise<void> {
  if ((await findPostmaster(place.data))?.kind !== 'foreign') return;
  await rm(join(place.data, 'postmaster.pid'), { force: true });
  await rm(socketLockFile(place), { force: true });
}

/** The first connection, or what the server's log said before it gave up. */
async function attempt({ place, binaries, address, settings, owner }: Launch): Promise<Client | string> {
  await trimLog(place.logFile);
  // Root may be a guest in the home of the server's owner: no link of theirs is followed, and the log stays theirs.
  const log = await open(
    place.logFile,
    constants.O_APPEND | constants.O_CREAT | constants.O_RDWR | constants.O_NOFOLLOW,
    0o600,
  );
  try {
    if (place.runAs.uid !== undefined && place.runAs.gid !== undefined)
      await log.chown(place.runAs.uid, place.runAs.gid);
    const { size } = await log.stat();
    const server = spawn(
      binaries.postgres,
      buildServerArguments(place.data, SOCKET_FOLDER_FROM_DATA, settings),
      {
        ...PROGRAM_SURROUNDINGS,
        ...place.runAs,
        // Its own session: Ctrl-C in our terminal must not reach it, other commands may be using it.
        detached: true,
        stdio: ['ignore', log.fd, log.fd, owner.fd],
      },
    );
    server.unref();
    await owner.sign(server.pid);
    return (
      (await waitForServer(server, address)) ?? (await readFile(place.logFile)).subarray(size).toString()
    );
  } finally {
    await log.close();
  }
}

async function waitForServer(server: ChildProcess, address: Address): Promise<Client | null> {
  let failure: Error | undefined;
  server.on('error', (error) => {
    failure = error;
  });
  const deadline = performance.now() + START_MS;
  while (server.exitCode === null && server.signalCode === null) {
    if (failure !== undefined) throw failure;
    const joined = await joinServer(address);
    if (typeof joined !== 'string') return joined.client;
    if (performance.now() > deadline) return null;
    await sleep(LOOK_MS);
  }
  return null;
}

async function trimLog(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_LOG_BYTES) await rename(logFile, `${logFile}.old`);
}

function didNotStart(said: string, { logFile }: Place): DatabaseError {
  return new DatabaseError(
    `Debrief's own PostgreSQL did not start. It said: ${pickReasons(said)}.`,
    nextStep(said, logFile),
  );
}
