import { type ChildProcess, spawn } from 'node:child_process';
import { constants, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DatabaseError } from '../failures/database-error.ts';
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

/** The server that was being started was killed; it may start the next time. */
export class ServerKilledError extends DatabaseError {}

const MAX_LOG_BYTES = 1_000_000;
/** Crash recovery replays the write-ahead log within seconds; a slow disk gets minutes. */
const START_MS = 170_000;
const LOOK_MS = 30;

/** Starts the server, which outlives this process, and returns the first connection. Requires the lock on its data. */
export async function launchServer(launch: Launch): Promise<Client> {
  await removeForeignNumber(launch.place);
  const started = await attempt(launch);
  if (typeof started !== 'string') return started;
  throw didNotStart(started, launch.place);
}

/**
 * Removes a pid file whose number belongs to another program, because PostgreSQL would take any living process of that
 * number for its own. (If it is a server after all, the shared memory of the data folder still excludes a second one.)
 */
async function removeForeignNumber(place: Place): Promise<void> {
  if ((await findPostmaster(place.data))?.kind !== 'foreign') return;
  await rm(join(place.data, 'postmaster.pid'), { force: true });
  await rm(socketLockFile(place), { force: true });
}

/** Returns the first connection, or the server's log when it did not start. */
async function attempt({ place, binaries, address, settings, owner }: Launch): Promise<Client | string> {
  await trimLog(place.logFile);
  // The home may belong to another user while root runs this: no link is followed, and the log keeps its owner.
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
        // A session of its own, so that Ctrl-C in this terminal does not reach the server while other commands use it.
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
  if (server.signalCode !== null) throw wasKilled(server.signalCode);
  return null;
}

async function trimLog(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_LOG_BYTES) await rename(logFile, `${logFile}.old`);
}

function wasKilled(signal: NodeJS.Signals): ServerKilledError {
  return new ServerKilledError(
    `Debrief's own PostgreSQL was killed (${signal}) while it started.`,
    'Start again; nothing is lost. If it happens again, find out what kills it: the system does when memory is short ("journalctl -k" says so).',
  );
}

function didNotStart(said: string, { logFile }: Place): DatabaseError {
  return new DatabaseError(
    `Debrief's own PostgreSQL did not start. It said: ${pickReasons(said)}.`,
    nextStep(said, logFile),
  );
}
