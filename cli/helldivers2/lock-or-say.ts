import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { holdLock } from '../../importer/collect/http/hold-lock.ts';
import { UserError } from '../../core/user-error.ts';

/**
 * Runs `work` as the only one that writes the war. Throws in words where somebody else does.
 *
 * @param work gets a signal that aborts when the connection to the database is lost, and the lock with it.
 */
export async function lockOrSay<T>(
  db: Kysely<DB>,
  lock: string,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T> {
  const held = await holdLock(db, lock, work);
  if (held.ok) return held.value;
  throw new UserError(
    `The war is being written by ${held.holder}.`,
    'Wait until it has ended, or end it, and try again.',
  );
}
