// Restores a backup: decisions, links and settings are merged by time, missing payloads are added, then everything new
// is derived. Safe to run twice, to interrupt and repeat, and beside a running Debrief.
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { FindImporter, GameImporter } from '../game-importer.ts';
import { stirSubjects } from '../../database/stir-subjects.ts';
import { drainInbox } from '../inbox/drain-inbox.ts';
import {
  type BackupPayload,
  type BackupRow,
  headerLine,
  payloadLine,
  rowLine,
  trailerLine,
} from './backup-format.ts';
import { type Conflict, type MergeOptions, type MovedSource, mergeWords } from './merge-words.ts';
import { checkPayloads } from './check-payloads.ts';
import { readLines } from './read-lines.ts';
import { restorePayloads } from './restore-payloads.ts';
import { sharesPayload } from './shares-payload.ts';
import type { CurrentKey } from '../../database/server-names.ts';

const CHUNK = 200;

export type Restored = {
  /** Payloads and other rows that were missing. */
  readonly payloads: number;
  readonly others: number;
  /** Games of restored payloads that this version does not know; those payloads stay pending. */
  readonly unknownGames: readonly string[];
  /** Topics on which this database and the backup disagree, and which of both values counts now. */
  readonly conflicts: readonly Conflict[];
  /** Sources that had an older key here than in the backup. */
  readonly moved: readonly MovedSource[];
};

/**
 * Requires a file that passed checkBackup. `onProgress` receives the rows read, then the payloads derived. Throws a
 * UserError, and changes nothing, when a source has to move to another key while another process runs, and when payloads
 * of the backup would count twice because they are here under another key.
 */
export async function restoreBackup(
  db: Kysely<DB>,
  file: string,
  importers: readonly GameImporter[],
  onProgress?: (rows: number) => void,
  options: MergeOptions = {},
): Promise<Restored> {
  const findImporter: FindImporter = async (game) => importers.find((one) => one.game === game);
  // Existing rows may derive differently with the restored decisions and neighbours.
  const isFresh = await isEmpty(db);
  const rows = await readWords(file);
  const { added, conflicts, moved, currentKey } = await mergeWords(db, rows, importers, {
    isSameSource: async (trx, here, there) => sharesPayload(trx, file, { here, there }),
    // What a backup has twice was counted twice before.
    checkPayloads: isFresh ? undefined : async (trx, keys) => checkPayloads(trx, file, { importers, keys }),
    ...options,
  });
  onProgress?.(rows.length);
  const payloads = await restoreFiles(db, file, { findImporter, currentKey, onProgress });
  const unknownGames = await derive(db, { findImporter, isFresh, onProgress });
  return { payloads, others: added, unknownGames, conflicts, moved };
}

/** They precede all payloads, and are merged together: a part of the decisions may mean something else than all of them. */
async function readWords(file: string): Promise<BackupRow[]> {
  const rows: BackupRow[] = [];
  let isFirst = true;
  for await (const line of readLines(file)) {
    const read = isFirst ? headerLine.parse(JSON.parse(line.toString('utf8'))) : parseLine(line);
    isFirst = false;
    if (read === null || 'payload' in read) break;
    if ('table' in read) rows.push(read);
  }
  return rows;
}

type RestoringFiles = {
  readonly findImporter: FindImporter;
  readonly currentKey: CurrentKey;
  readonly onProgress: ((rows: number) => void) | undefined;
};

async function restoreFiles(
  db: Kysely<DB>,
  file: string,
  { findImporter, currentKey, onProgress }: RestoringFiles,
): Promise<number> {
  let payloads = 0;
  let chunk: BackupPayload[] = [];
  const flush = async (): Promise<void> => {
    payloads += await restorePayloads(db, chunk, findImporter);
    onProgress?.(chunk.length);
    chunk = [];
  };
  let isFirst = true;
  for await (const line of readLines(file)) {
    const read = isFirst ? null : parseLine(line);
    isFirst = false;
    if (read === null || !('payload' in read)) continue;
    const { payload } = read;
    chunk.push({ ...payload, source: currentKey(payload.source) });
    if (chunk.length >= CHUNK) await flush();
  }
  await flush();
  return payloads;
}

function parseLine(line: Buffer): { readonly payload: BackupPayload } | BackupRow | null {
  const json: unknown = JSON.parse(line.toString('utf8'));
  const payload = payloadLine.safeParse(json);
  if (payload.success) return payload.data;
  if (trailerLine.safeParse(json).success) return null;
  return rowLine.parse(json);
}

async function isEmpty(db: Kysely<DB>): Promise<boolean> {
  return (await db.selectFrom('core.payloads').select('id').limit(1).executeTakeFirst()) === undefined;
}

type Deriving = {
  readonly findImporter: FindImporter;
  readonly isFresh: boolean;
  readonly onProgress: ((rows: number) => void) | undefined;
};

/** @returns the games that this version does not know. */
async function derive(db: Kysely<DB>, { findImporter, isFresh, onProgress }: Deriving): Promise<string[]> {
  const unknown = new Set<string>();
  const sources = await db
    .selectFrom('core.payloads')
    .select(['game', 'source'])
    .distinct()
    .orderBy('source')
    .orderBy('game')
    .execute();
  for (const game of new Set(sources.map((source) => source.game)))
    await (await findImporter(game))?.onRestored?.(db);
  for (const { game, source } of sources) {
    const importer = await findImporter(game);
    if (importer === undefined) unknown.add(game);
    const opened = await importer?.openSource(db, source);
    if (importer === undefined || opened === undefined) continue;
    await drainInbox(db, opened, onProgress === undefined ? {} : { onProgress });
    if (isFresh) continue;
    await importer.replay(db, source, onProgress);
    // What people said may have changed, so everything that was posted is compared with the truth.
    await stirSubjects({ game, scope: source, subjects: [''] })?.execute(db);
  }
  return [...unknown];
}
