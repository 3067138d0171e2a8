import type { Transaction } from 'kysely';
import { stirSessionsOfPlayers } from '../../../database/etlegacy/stir-sessions.ts';
import type { DB } from '../../../database/schema.ts';
import { findLink } from '../../../people/find-link.ts';
import { fetchKnownServers } from '../../../stats/etlegacy/fetch-known-servers.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { keysOf, personOf } from '../../../stats/etlegacy/merges/merges.ts';
import { GAME } from '../game.ts';

/**
 * Marks the evenings of the player to whom an account is linked, whose words may depend on what that account keeps private.
 * Execute it in the transaction that changes the account, while it is linked.
 */
export async function stirAccount(trx: Transaction<DB>, account: string): Promise<void> {
  const link = await findLink(trx, GAME, account);
  if (link === null) return;
  for (const server of await fetchKnownServers(trx)) {
    const merges = await fetchMerges(trx, [server]);
    await stirSessionsOfPlayers(trx, server, keysOf(merges, [personOf(merges, link.playerKey)]));
  }
}
