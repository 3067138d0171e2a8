// Links are facts: a new one is a new row, and an end is a row without a player.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { LinkProof } from '../database/schema/core.ts';
import { findLinksOfPlayer } from './find-link.ts';

/** The better one is kept. */
const PROOFS: readonly LinkProof[] = ['unproven', 'name', 'admin'];

export type StoredLink = { readonly ok: true } | { readonly ok: false; readonly code: 'LINK_TAKEN' };

type NewLink = {
  readonly game: string;
  readonly account: string;
  readonly place: string;
  /** By default none. */
  readonly proof?: LinkProof;
};

/**
 * Links an account to a player. A player belongs to one account: the first one to ask. Concurrent requests are
 * serialized.
 *
 * @param playerKeys all keys of the player; the first is the canonical one.
 * @param also what is written in the same transaction when the account is linked.
 */
export async function storeLink(
  db: Kysely<DB>,
  { game, account, place, proof = 'unproven' }: NewLink,
  playerKeys: readonly [string, ...string[]],
  also?: (trx: Transaction<DB>) => Promise<void>,
): Promise<StoredLink> {
  const [playerKey] = playerKeys;
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`link ${playerKey}`}, 0))`.execute(trx);
    const holders = await findLinksOfPlayer(trx, game, playerKeys);
    const held = holders.find((holder) => holder.account === account);
    if (held === undefined && holders.length > 0) return { ok: false, code: 'LINK_TAKEN' };
    const known = held?.proof ?? 'unproven';
    const isBetter = PROOFS.indexOf(proof) > PROOFS.indexOf(known);
    if (held === undefined || isBetter || !held.places.includes(place)) {
      const subject = held?.playerKey ?? playerKey;
      const said = { account, game, subject, place, proof: isBetter ? proof : known };
      await trx.insertInto('core.links').values(said).execute();
    }
    await also?.(trx);
    return { ok: true };
  });
}

type GivenLink = Omit<NewLink, 'proof'> & { readonly playerKey: string };

/** Links an account to a player by the word of an admin, who has ended the links of others. */
export async function giveLink(
  db: Kysely<DB>,
  { game, account, place, playerKey: subject }: GivenLink,
): Promise<void> {
  await db.insertInto('core.links').values({ account, game, subject, proof: 'admin', place }).execute();
}

/** Ends the link of an account to a player of a game. */
export async function endLink(
  db: Kysely<DB>,
  { game, account, proof }: { readonly game: string; readonly account: string; readonly proof: LinkProof },
): Promise<void> {
  await db.insertInto('core.links').values({ account, game, subject: null, proof, place: null }).execute();
}
