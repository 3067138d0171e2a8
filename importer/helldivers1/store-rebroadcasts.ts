import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { type Answer, isStatus, newestOfSeasons } from './answer.ts';

/**
 * Records which stored answer is the newest about each war.
 *
 * @param answers of one kind, oldest first.
 */
export async function storeRebroadcasts(trx: Transaction<DB>, answers: readonly Answer[]): Promise<void> {
  if (answers.length === 0) return;
  await trx
    .insertInto('helldivers1.rebroadcasts')
    .values(
      newestOfSeasons(answers).map((answer) => ({
        action: isStatus(answer) ? ('get_campaign_status' as const) : ('get_snapshots' as const),
        season: answer.document.season,
        payload_id: answer.payloadId,
        updated_at: answer.document.time,
        observed_hash: answer.hash,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['action', 'season'])
        .doUpdateSet((eb) => ({
          payload_id: eb.ref('excluded.payload_id'),
          updated_at: eb.ref('excluded.updated_at'),
          observed_hash: eb.ref('excluded.observed_hash'),
        }))
        .where(
          sql<boolean>`(excluded.updated_at, excluded.observed_hash) > (rebroadcasts.updated_at, rebroadcasts.observed_hash)`,
        ),
    )
    .execute();
}
