// Links are facts: a new one is a new row, and an end is a row without a player.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../database/schema.ts';
import { findLinksOfPlayer } from './find-link.ts';

export type StoredLink = { readonly ok: true } | { readonly ok: false; readonly code: 'LINK_TAKEN' };

/**
 * Links an account to a player. A player belongs to one account: the first one to ask. Concurrent requests are
 * serialized.
 *
 * @param playerKeys all keys of the player; the first is the canonical one.
 * @param also what is written in the same transaction.
 */
export async function storeLink(
  db: Kysely<DB>,
  { game, account, place }: { readonly game: string; readonly account: string; readonly place: string },
  playerKeys: readonly [string, ...string[]],
  also?: (trx: Transaction<DB>) => Promise<void>,
): Promise<StoredLink> {
  const [playerKey] = playerKeys;
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`link ${playerKey}`}, 0))`.execute(trx);
    const holders = await findLinksOfPlayer(trx, game, playerKeys);
    const held = holders.find((holder) => holder.account === account);
    if (held === undefined && holders.length > 0) return { ok: false, code: 'LINK_TAKEN' };
    if (held === undefined || !held.places.includes(place)) {
      const { playerKey: subject, proof } = held ?? { playerKey, proof: 'unproven' };
      await trx.insertInto('core.links').values({ account, game, subject, proof, place }).execute();
      await also?.(trx);
    }
    return { ok: true };
  });
}

/** Ends the link of an account to a player of a game. */
export async function endLink(
  db: Kysely<DB>,
  {
    game,
    account,
    proof,
  }: { readonly game: string; readonly account: string; readonly proof: 'unproven' | 'admin' },
): Promise<void> {
  await db.insertInto('core.links').values({ account, game, subject: null, proof, place: null }).execute();
}
