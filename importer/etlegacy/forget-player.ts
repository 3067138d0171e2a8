import { type Kysely, sql } from 'kysely';
import { stirSessionsOfPlayers } from '../../database/etlegacy/stir-sessions.ts';
import type { DB } from '../../database/schema.ts';
import { purgeForgotten, storeForgotten } from './forgotten-players.ts';
import { replay } from './replay.ts';

/**
 * Forgets the person with these keys permanently: names, links, settings and decisions are deleted, rows stay under
 * "former player". The decision is stored first, so that the next replay completes an interrupted one.
 *
 * @returns in how many rounds they played.
 */
export async function forgetPlayer(
  db: Kysely<DB>,
  keys: readonly string[],
  onProgress?: (done: number) => void,
): Promise<number> {
  await db.transaction().execute(async (trx) => storeForgotten(trx, keys));
  await purgeForgotten(db);
  const servers = await db
    .selectFrom('etlegacy.servers as s')
    .select(['s.key', 's.zone'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('etlegacy.player_rounds as p')
          .innerJoin('etlegacy.rounds as r', 'r.id', 'p.round_id')
          .select('p.round_id')
          .whereRef('r.server_key', '=', 's.key')
          .where('p.player_key', 'in', keys),
      ),
    )
    .execute();
  for (const server of servers) await replay(db, server, { onProgress });
  await stirSessionsOfPlayers(db, null, keys);
  const { count } = await db
    .selectFrom('etlegacy.player_rounds')
    .select(sql<number>`count(distinct round_id)`.as('count'))
    .where('player_key', 'in', keys)
    .executeTakeFirstOrThrow();
  return count;
}
