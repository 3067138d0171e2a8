// Merges decisions, links and settings of a backup with those of the database: every row keeps its time and origin, and
// the newest counts. Privacy is the exception: a restore never makes a private player public.
import { KEEP_NEWER_DECISION } from '../../database/keep-newer-decision.ts';
import { type Kysely, sql, type Transaction } from 'kysely';
import { columnRefs } from '../../database/column-refs.ts';
import type { DB } from '../../database/schema.ts';
import { UserError } from '../../core/user-error.ts';
import { lockOutOthers } from '../../database/presence.ts';
import {
  applyRenames,
  type CurrentKey,
  fetchKnownRenames,
  fetchUnknownRenames,
  withoutRenames,
  type Rename,
  SERVER_RENAME,
} from '../../database/server-names.ts';
import type { GameImporter, SourceTable } from '../game-importer.ts';
import { hasPayloads } from '../inbox/has-payloads.ts';
import { type BackupRow, type BackupTable, backupTables, sourceTables } from './backup-format.ts';
import { findDivergedRenames } from './find-diverged-renames.ts';
import { type IsSameSource, joinDivergedServers } from './join-diverged-servers.ts';
import { mergePosts, mergeTargets, POSTS, TARGETS } from './merge-posts.ts';
import { addTopics, fetchTopics, type Topics } from './word-topics.ts';

/** Two different values for one topic. */
export type Conflict = {
  /** What they are about, such as `rename/default AB12CD34`. */
  readonly topic: string;
  readonly here: string;
  readonly backup: string;
  readonly counts: 'here' | 'backup';
};

/** A source of this database that the backup knows under a new key, and how many payloads moved to it. */
export type MovedSource = Rename & { readonly payloads: number };

export type Merged = {
  readonly added: number;
  readonly conflicts: readonly Conflict[];
  readonly moved: readonly MovedSource[];
  /** Gives the sources of the backup the keys that they have here. */
  readonly currentKey: CurrentKey;
};

export type MergeOptions = {
  /** Id under which the calling process is registered: it may run while a source moves. */
  readonly self?: string | undefined;
  /** Decides whether a source here is one of the backup under another key. By default no two are. */
  readonly isSameSource?: IsSameSource;
  /** Throws an error for people when the payloads of the backup must not be added under these keys. */
  readonly checkPayloads?: ((trx: Transaction<DB>, currentKey: CurrentKey) => Promise<void>) | undefined;
  /** Called in the transaction that merges, when nothing can refuse the backup any longer. */
  readonly onAccepted?: (trx: Transaction<DB>) => Promise<void>;
};

/** Origin of rows from backups of version 1, which have none: they sort before all others of the same moment. */
const NO_ORIGIN = '00000000-0000-0000-0000-000000000000';

/**
 * Idempotent: a second run changes nothing. Throws a UserError, and changes nothing, when a source has to move to the key
 * that the backup gives it while another process runs, or when nothing shows that it is the source of the backup.
 */
export async function mergeWords(
  db: Kysely<DB>,
  rows: readonly BackupRow[],
  importers: readonly GameImporter[],
  { self, isSameSource = async () => false, checkPayloads, onAccepted }: MergeOptions = {},
): Promise<Merged> {
  const tables = backupTables(importers);
  const sources = sourceTables(importers);
  refuseUnknownTables(rows, tables);
  return await db.transaction().execute(async (trx) => {
    const complete = rows.map(completeRow);
    const renames = complete.filter(({ row }) => row['kind'] === SERVER_RENAME);
    const ofBackup = renames.map(({ row }) => row);
    const known = await fetchKnownRenames(trx);
    const diverged = findDivergedRenames(known, ofBackup);
    let added = await mergeDecisions(trx, renames);
    // Before the tables are locked: a process that holds the lock of a source may be about to store a decision.
    await joinDivergedServers(trx, diverged, isSameSource);
    // A key that was renamed on both sides is free or of another server since, so the rename of the other side is not applied.
    const unknownHere = withoutRenames(
      await fetchUnknownRenames(trx, known),
      diverged.map(({ renames: { there } }) => there),
    );
    const moved = await moveSources(trx, unknownHere, { importers, self, isSameSource });
    const readKeys = async (): Promise<CurrentKey> => {
      const unknownThere = withoutRenames(
        await fetchUnknownRenames(trx, ofBackup),
        diverged.map(({ renames: { here } }) => here),
      );
      return applyRenames(unknownThere);
    };
    // It reads the whole backup, so it comes before the tables are locked.
    await checkPayloads?.(trx, await readKeys());
    await sql`lock table core.decisions, core.links, core.settings in share row exclusive mode`.execute(trx);
    const currentKey = await readKeys();
    const given = complete
      .filter((row) => !renames.includes(row))
      .map((row) => withCurrentKey(row, sources, currentKey));
    const before = await fetchTopics(trx, sources);
    const closed = await fetchClosed(trx);
    for (const { table, columns } of tables) {
      const some = given.filter((row) => row.table === table);
      added += await mergeRows(trx, { table, columns }, some);
    }
    await keepClosed(trx, closed);
    // In this transaction, so that a restore that is killed leaves work to do and no old rows.
    if (added > 0) for (const { markStale } of importers) await markStale?.(trx);
    await onAccepted?.(trx);
    return {
      added,
      conflicts: findConflicts(before, addTopics(given, sources), await fetchTopics(trx, sources)),
      moved,
      currentKey,
    };
  });
}

type Moving = {
  readonly importers: readonly GameImporter[];
  readonly self: string | undefined;
  readonly isSameSource: IsSameSource;
};

/** Applies renames that this database did not know, so that its rows and those of the backup have one key. */
async function moveSources(
  trx: Transaction<DB>,
  renames: readonly Rename[],
  { importers, self, isSameSource }: Moving,
): Promise<MovedSource[]> {
  const moved: MovedSource[] = [];
  for (const { moveSource, knownSources } of importers) {
    if (moveSource === undefined) continue;
    for (const [at, rename] of renames.entries()) {
      if (!(await knownSources(trx)).includes(rename.from)) continue;
      const there = applyRenames(renames.slice(at))(rename.from);
      if ((await hasPayloads(trx, rename.from)) && !(await isSameSource(trx, rename.from, there)))
        throw isStrange(rename, there);
      const [running] = await lockOutOthers(trx, self);
      if (running !== undefined) throw isRunning(rename, running);
      const payloads = await moveSource(trx, rename);
      moved.push({ from: rename.from, to: rename.to, payloads });
    }
  }
  return moved;
}

function isRunning({ from, to }: Rename, running: string): UserError {
  return new UserError(
    `The backup says that the server "${from}" is "${to}" now, and a process could go on writing under the old key: ${running}.`,
    'Nothing was changed. Stop it or wait until it has ended, and run the restore again.',
  );
}

/** Two databases may have given the same key to two servers, such as the one that nobody names. */
function isStrange({ from }: Rename, there: string): UserError {
  return new UserError(
    `The backup says that the server "${from}" is "${there}" now, but "${from}" has files here and none of them is in the backup.`,
    `Nothing was changed. If it is another server, give it another key first: npm run debrief -- server rename ${from} NEW. If it is the same: npm run debrief -- server rename ${from} ${there}. Then run the restore again.`,
  );
}

async function mergeRows(
  trx: Transaction<DB>,
  { table, columns }: Pick<BackupTable, 'table' | 'columns'>,
  rows: readonly BackupRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  switch (table) {
    case 'core.decisions':
      return await mergeDecisions(trx, rows);
    case TARGETS.table:
      return await mergeTargets(trx, toJson(rows));
    case POSTS.table:
      return await mergePosts(trx, toJson(rows));
    default:
      return await addRows(trx, table, columns, rows);
  }
}

function completeRow({ table, row }: BackupRow, at: number): BackupRow {
  const isWord = table === 'core.decisions' || table === 'core.links' || table === 'core.settings';
  return isWord ? { table, row: { origin: NO_ORIGIN, seq: at, ...row } } : { table, row };
}

/** A table without a counterpart would be lost silently. */
function refuseUnknownTables(rows: readonly BackupRow[], tables: readonly BackupTable[]): void {
  const known = new Set(tables.map(({ table }) => table));
  const unknown = rows.find(({ table }) => !known.has(table));
  if (unknown !== undefined)
    throw new Error(
      `The backup holds rows of ${unknown.table}, which this version does not know. Restore it with a newer one.`,
    );
}

/** Gives the rows about a server that was renamed since then its current key; lines of the audit log keep the old one. */
function withCurrentKey(
  { table, row }: BackupRow,
  sources: readonly SourceTable[],
  currentKey: CurrentKey,
): BackupRow {
  if (sources.some((one) => one.table === table))
    return { table, row: { ...row, key: currentKey(String(row['key'])) } };
  if (table === TARGETS.table && Array.isArray(row['scopes']))
    return { table, row: { ...row, scopes: row['scopes'].map((key) => currentKey(String(key))) } };
  if (table !== 'core.decisions') return { table, row };
  const [kind = '', server] = String(row['kind']).split('/');
  // Pins are adapted after the files are restored: they hold the id of a round, which is a hash of the key.
  if (server === undefined || kind === 'pin') return { table, row };
  return { table, row: { ...row, kind: `${kind}/${currentKey(server)}` } };
}

/** Equal decisions share one row, with the time of the latest. */
async function mergeDecisions(trx: Transaction<DB>, rows: readonly BackupRow[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into core.decisions as known (decided_at, decided_by, kind, subject, origin, seq)
    select distinct on (kind, subject) decided_at, decided_by, kind, subject, origin, seq
    from jsonb_populate_recordset(null::core.decisions, ${toJson(rows)}::jsonb) as given
    order by kind, subject, decided_at desc, origin desc, seq desc
    ${KEEP_NEWER_DECISION}`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

/** Inserts rows of append-only tables; equal content is the same row, whichever database it came from. */
async function addRows(
  trx: Transaction<DB>,
  table: string,
  columns: readonly string[],
  rows: readonly BackupRow[],
): Promise<number> {
  const names = columnRefs(columns);
  const same = columns
    .filter((column) => column !== 'origin' && column !== 'seq')
    .map((column) => sql`known.${sql.ref(column)} is not distinct from given.${sql.ref(column)}`);
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${toJson(rows)}::jsonb) as given
    where not exists (select from ${sql.table(table)} as known where ${sql.join(same, sql` and `)})
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

function toJson(rows: readonly BackupRow[]): string {
  return JSON.stringify(rows.map(({ row }) => row));
}

/** Returns the accounts that are private now. */
async function fetchClosed(trx: Transaction<DB>): Promise<string[]> {
  const { rows } = await sql<{ owner: string }>`
    select owner from (
      select distinct on (owner) owner, value from core.settings where name = 'privacy'
      order by owner, set_at desc, origin desc, seq desc
    ) as last
    where value = 'private'`.execute(trx);
  return rows.map(({ owner }) => owner);
}

/**
 * Keeps accounts private that were private before, whatever newer setting the backup has: only they themselves can undo
 * it.
 */
async function keepClosed(trx: Transaction<DB>, closed: readonly string[]): Promise<void> {
  const still = new Set(await fetchClosed(trx));
  const opened = closed.filter((owner) => !still.has(owner));
  if (opened.length === 0) return;
  await trx
    .insertInto('core.settings')
    .values(opened.map((owner) => ({ set_by: 'restore', owner, name: 'privacy', value: 'private' })))
    .execute();
}

/** Returns the topics on which this database and the backup disagree. */
function findConflicts(before: Topics, given: Topics, after: Topics): Conflict[] {
  return [...given].flatMap(([topic, backup]) => {
    const here = before.get(topic);
    if (here === undefined || here === backup) return [];
    return [{ topic, here, backup, counts: after.get(topic) === here ? 'here' : 'backup' }];
  });
}
