// One process at a time sets up, starts or stops the server of a home, and one at a time collects in it.
//
// The lock must vanish with its holder, whatever kills it, and never outlive it through a reused process id. Only the
// operating system can promise that. Node offers file locks through SQLite alone, so an empty SQLite file is the lock:
// nothing is ever written to it.
import { open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../failures/database-error.ts';

const SQLITE_BUSY = 5;
const RETRY_MS = 40;
const WAIT_MS = 180_000;

/** Runs `work` while holding the lock on `file`; waits at most `waitMs` for other holders. */
export async function withLock<T>(file: string, work: () => Promise<T>, waitMs = WAIT_MS): Promise<T> {
  const lock = await openLock(file);
  try {
    await takeLock(lock, file, performance.now() + waitMs);
    return await work();
  } finally {
    lock.close();
  }
}

/** Holds the lock on `file` until this process ends; returns how to release it, null when another process has it. */
export async function holdLock(file: string): Promise<(() => void) | null> {
  const lock = await openLock(file);
  try {
    if (tryLock(lock)) return () => lock.close();
  } catch (error) {
    lock.close();
    throw error;
  }
  lock.close();
  return null;
}

async function openLock(file: string): Promise<DatabaseSync> {
  await makeFile(file);
  return new DatabaseSync(file, { timeout: 0 });
}

/**
 * Creates the file explicitly, for its mode: who may read the file may lock it. An existing file is not opened, because
 * closing it would release the locks that this process has on it.
 */
async function makeFile(file: string): Promise<void> {
  try {
    const made = await open(file, 'ax', 0o600);
    try {
      const { uid, gid } = await stat(dirname(file));
      // The home may belong to another user while root runs this.
      if (process.getuid?.() === 0) await made.chown(uid, gid);
    } finally {
      await made.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

async function takeLock(lock: DatabaseSync, file: string, deadline: number): Promise<void> {
  while (!tryLock(lock)) {
    if (performance.now() > deadline) {
      throw new DatabaseError(
        `Another Debrief process has been starting or stopping the database for minutes (it holds ${file}).`,
        'Check whether one hangs or is suspended, end it, and try again.',
      );
    }
    await sleep(RETRY_MS);
  }
}

function tryLock(lock: DatabaseSync): boolean {
  try {
    // With its journal in memory SQLite writes nothing, so a full disk cannot prevent the lock.
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return false;
    throw error;
  }
}
