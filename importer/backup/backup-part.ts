// A partial backup beside its target, until it is whole. Its writer holds a lock in the database that is backed up, which
// PostgreSQL releases however the writer ends: so any process that uses this database knows which parts are of dead ones,
// also from another container.
import { randomBytes } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** `FILE.<database>-<writer>.part`; without a database when an earlier version wrote it. */
const PART = /^(?<target>.+)\.(?:(?<database>[0-9a-f]{8})-)?(?<writer>[0-9a-f]{8})\.part$/;
/** A part of another database or of an earlier version that is unchanged for longer was left by a dead process. */
const STALE_MS = 10 * 60_000;

/** Returns the name of a new part, and locks it until the transaction ends. */
export async function claimPart(trx: Transaction<DB>, file: string): Promise<string> {
  const writer = randomBytes(4).toString('hex');
  await sql`select pg_advisory_xact_lock(${keyOf(writer)})`.execute(trx);
  return `${file}.${await fetchDatabase(trx)}-${writer}.part`;
}

/**
 * Removes parts of dead processes from the folder: of this database at once, whatever their target; of others after ten
 * minutes, and only beside the target.
 *
 * @param target name of the file that is about to be written.
 * @returns the paths of the removed files.
 */
export async function removeDeadParts(
  db: Kysely<DB>,
  folder: string,
  target: string | null,
): Promise<string[]> {
  const removed: string[] = [];
  const database = await fetchDatabase(db);
  for (const name of await readdir(folder)) {
    const part = PART.exec(name)?.groups;
    if (part === undefined) continue;
    const file = path.join(folder, name);
    const isDead =
      part['database'] === database
        ? await isFree(db, part['writer'] ?? '')
        : part['target'] === target && (await isStale(file));
    if (!isDead) continue;
    await rm(file, { force: true });
    removed.push(file);
  }
  return removed;
}

function keyOf(writer: string) {
  return sql`hashtextextended(${`backup part ${writer}`}, 0)`;
}

async function fetchDatabase(db: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ id: string }>`select left(core.origin()::text, 8) as id`.execute(db);
  return rows[0]?.id ?? '';
}

/** Takes the lock of a writer for a moment: nobody waits for it. */
async function isFree(db: Kysely<DB>, writer: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(${keyOf(writer)}) as free`.execute(db);
  return rows[0]?.free === true;
}

async function isStale(file: string): Promise<boolean> {
  const found = await lstat(file).catch(() => null);
  return found?.isFile() === true && Date.now() - found.mtimeMs > STALE_MS;
}
