import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Counts the rejected files of these sources, or returns 0 as soon as any file was imported. */
export async function fetchUnreadable(db: Kysely<DB>, sources: readonly string[]): Promise<number> {
  if (sources.length === 0) return 0;
  const row = await db
    .selectFrom('core.payloads')
    .select((eb) => eb.fn.countAll<number>().as('files'))
    .where('source', 'in', sources)
    .where('status', '=', 'rejected')
    // A file of another script beside the rounds does not count as an attempt.
    .where('code', '<>', 'COMPANION')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('core.payloads')
            .select('id')
            .where('source', 'in', sources)
            .where('status', '=', 'imported'),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return row.files;
}
