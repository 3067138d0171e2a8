// Runs a reimport that an admin requested. The transaction of each step also stores its result, so a process that dies between
// two steps, or a second run, loses no changed round and reports each once.
import { type Kysely, type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { REIMPORT_TARGET } from '../../jobs/reimport-target.ts';
import type { GameImporter, ReimportStep } from '../game-importer.ts';
import { findImporterOf } from '../find-importer-of.ts';

const NOT_THERE = 'The server no longer exists: it was renamed, or its files were removed.';

type Options = {
  readonly importers: readonly GameImporter[];
  readonly signal?: AbortSignal;
  /** After each step. */
  readonly onStep?: () => Promise<void>;
  /** Payloads of one step. */
  readonly stepSize?: number;
};

/** Does nothing if the reimport has ended or was not requested. Stores an error as its problem, and throws it. */
export async function runReimport(db: Kysely<DB>, id: string, options: Options): Promise<void> {
  const request = await begin(db, id);
  if (request === undefined) return;
  const { importers, signal, onStep, stepSize } = options;
  try {
    const importer = await findImporterOf(db, importers, request.server_key);
    const found = await importer?.reimport?.(db, request.server_key, REIMPORT_TARGET.parse(request.target), {
      record: async (trx, step) => record(trx, id, step),
      stepSize,
      ...(signal === undefined ? {} : { signal }),
      ...(onStep === undefined ? {} : { onStep }),
    });
    await db
      .updateTable('core.reimports')
      .set({ ended_at: sql<Date>`now()`, problem: (found ?? null) === null ? NOT_THERE : null })
      .where('id', '=', id)
      .execute();
  } catch (error) {
    // The database may be what failed: then what is thrown tells, and the log.
    await note(db, id, error).catch(() => undefined);
    throw error;
  }
}

async function begin(db: Kysely<DB>, id: string) {
  return await db
    .updateTable('core.reimports')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), done: 0 }))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['server_key', 'target'])
    .executeTakeFirst();
}

async function record(
  trx: Transaction<DB>,
  id: string,
  { files, done, changed }: ReimportStep,
): Promise<void> {
  await sql`
    update core.reimports set files = ${files}, done = ${done}, changed = (
      select coalesce(jsonb_agg(distinct c.round), '[]')
      from jsonb_array_elements(changed || ${JSON.stringify(changed)}::jsonb) as c (round)
    )
    where id = ${id}`.execute(trx);
}

async function note(db: Kysely<DB>, id: string, error: unknown): Promise<void> {
  const problem = error instanceof Error ? error.message : String(error);
  await db.updateTable('core.reimports').set({ problem }).where('id', '=', id).execute();
}
