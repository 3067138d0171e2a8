import { type Kysely, sql } from 'kysely';
import { stirSessionsOfPlayers } from '../../database/etlegacy/stir-sessions.ts';
import type { DB } from '../../database/schema.ts';
import { purgeForgotten, storeForgotten } from './forgotten-players.ts';
import { replay } from './replay.ts';

/**
 * Forgets the person with these keys for good: names, links, settings and decisions go, rows stay under "former player". The
 * decision comes first, so that a replay that is cut off is finished by the next one.
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
