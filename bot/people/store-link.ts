// Links are facts: a new one is a new row, and an end is a row without a player.
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { findLinkOfPlayer } from './find-link.ts';

export type StoredLink = { readonly ok: true } | { readonly ok: false; readonly code: 'LINK_TAKEN' };

/** One player is one account's; who asks first has it. Two who ask at once wait for each other. */
export async function storeLink(db: Kysely<DB>, account: string, playerKey: string): Promise<StoredLink> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`link ${playerKey}`}, 0))`.execute(trx);
    const holder = await findLinkOfPlayer(trx, playerKey);
    if (holder !== null && holder.account !== account) return { ok: false, code: 'LINK_TAKEN' };
    if (holder === null) {
      await trx
        .insertInto('core.links')
        .values({ account, game: 'etlegacy', subject: playerKey, proof: 'unproven' })
        .execute();
    }
    return { ok: true };
  });
}

/** Ends an account's link. */
export async function endLink(db: Kysely<DB>, account: string, proof: 'unproven' | 'admin'): Promise<void> {
  await db.insertInto('core.links').values({ account, game: 'etlegacy', subject: null, proof }).execute();
}
