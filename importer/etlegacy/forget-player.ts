import { type Kysely, sql, type Transaction } from 'kysely';
import { stirSessionsOfPlayers } from '../../database/etlegacy/stir-sessions.ts';
import type { DB } from '../../database/schema.ts';
import { markStale } from './derivation-progress.ts';
import type { EtlegacyServer } from './etlegacy-server.ts';
import { purgeForgotten, storeForgotten } from './forgotten-players.ts';
import { replay } from './replay.ts';

/**
 * Forgets the person with these keys permanently: names, links, settings and decisions are deleted, rows stay under
 * "former player". The decision is stored first, and with it that all their servers have to be derived again, so that the
 * next start completes an interrupted one.
 *
 * @returns in how many rounds they played.
 */
export async function forgetPlayer(
  db: Kysely<DB>,
  keys: readonly string[],
  onProgress?: (done: number) => void,
): Promise<number> {
  const servers = await db.transaction().execute(async (trx) => {
    await storeForgotten(trx, keys);
    const theirs = await fetchServersOf(trx, keys);
    await markStale(
      trx,
      theirs.map(({ key }) => key),
    );
    return theirs;
  });
  await purgeForgotten(db);
  for (const server of servers) await replay(db, server, { onProgress });
  await stirSessionsOfPlayers(db, null, keys);
  const { count } = await db
    .selectFrom('etlegacy.player_rounds')
    .select(sql<number>`count(distinct round_id)`.as('count'))
    .where('player_key', 'in', keys)
    .executeTakeFirstOrThrow();
  return count;
}

async function fetchServersOf(trx: Transaction<DB>, keys: readonly string[]): Promise<EtlegacyServer[]> {
  return await trx
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
}
