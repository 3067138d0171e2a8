import { sql, type Transaction } from 'kysely';
import { writeExactJson } from '../../core/exact-json.ts';
import type { DB } from '../../database/schema.ts';
import type { ArchiveAnswer } from './answer.ts';

/**
 * Stores the frames of each war. An archive contains all earlier frames, so none is ever deleted; a frame that is
 * damaged in the newest archive is kept from an older one.
 *
 * @param answers oldest first.
 */
export async function storeFrames(trx: Transaction<DB>, answers: readonly ArchiveAnswer[]): Promise<void> {
  const rows = new Map(
    answers.flatMap(({ document, hash }) =>
      document.frames.map(({ time, fronts }) => [
        `${document.season}/${time}`,
        {
          season: document.season,
          time,
          data: writeExactJson(fronts),
          observed_time: document.time,
          observed_hash: hash,
        },
      ]),
    ),
  );
  if (rows.size === 0) return;
  await trx
    .insertInto('helldivers1.snapshots')
    .values([...rows.values()])
    .onConflict((conflict) =>
      conflict
        .columns(['season', 'time'])
        .doUpdateSet((eb) => ({
          data: eb.ref('excluded.data'),
          observed_time: eb.ref('excluded.observed_time'),
          observed_hash: eb.ref('excluded.observed_hash'),
        }))
        .where(
          sql<boolean>`(excluded.observed_time, excluded.observed_hash) > (snapshots.observed_time, snapshots.observed_hash)`,
        ),
    )
    .execute();
}
