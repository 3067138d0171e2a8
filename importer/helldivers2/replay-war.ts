import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { SourceImporter } from '../game-importer.ts';
import { drainInbox } from '../inbox/drain-inbox.ts';

/**
 * Imports all stored payloads of a source again. Rows of answers that are no longer stored are kept; writing twice
 * changes nothing. @returns how many were read.
 */
export async function replayWar(
  db: Kysely<DB>,
  importer: SourceImporter,
  onProgress?: (done: number) => void,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update core.payloads as p set status = 'new', code = null, line = null, reason = null
    where game = ${importer.game} and source = ${importer.source} and status <> 'new'
      and code is distinct from 'IMPOSSIBLE_TIME'
      -- Payloads that were rejected on receipt are not answers, whatever their bytes.
      and coalesce(code, '') not in ('UNREACHABLE', 'TIMEOUT', 'TOO_LARGE', 'HTTP_STATUS', 'WRONG_TYPE')
      and exists (select from core.bodies as b where b.hash = p.hash)
    returning id`.execute(db);
  await drainInbox(db, importer, onProgress === undefined ? {} : { onProgress });
  return rows.length;
}
