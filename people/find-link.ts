import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { LinkProof } from '../database/schema/core.ts';
import { wordOrder } from '../database/word-order.ts';

export type Link = {
  readonly account: string;
  readonly playerKey: string;
  readonly linkedAt: Date;
  readonly proof: LinkProof;
  /** Places where the account was linked, each once, in the format of `placeOf`; null for an unknown place. */
  readonly places: readonly (string | null)[];
};

/** An account that was linked to the same player in several places has all of them. */
const PLACES = sql<(string | null)[]>`(
  select array_agg(distinct said.place) from core.links as said
  where said.game = l.game and said.account = l.account and said.subject = l.subject
    and not exists (
      select from core.links as other
      where other.game = l.game and other.account = l.account and other.subject is distinct from l.subject
        and ${wordOrder('other', 'linked_at')} > ${wordOrder('said', 'linked_at')}
    ))`;

/** Finds the player of a game that an account is linked to. */
export async function findLink(db: Kysely<DB>, game: string, account: string): Promise<Link | null> {
  const row = await db
    .selectFrom('core.links as l')
    .select(['l.account', 'l.subject', 'l.linked_at', 'l.proof', PLACES.as('places')])
    .where('l.game', '=', game)
    .where('l.account', '=', account)
    .orderBy(wordOrder('l', 'linked_at'), 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.subject === null ? null : toLink(row, row.subject);
}

/** Returns the accounts linked to the player of these keys, the newest first; the latest link of an account counts. */
export async function findLinksOfPlayer(
  db: Kysely<DB>,
  game: string,
  playerKeys: readonly string[],
): Promise<Link[]> {
  const rows = await db
    .selectFrom('core.links as l')
    .select(['l.account', 'l.subject', 'l.linked_at', 'l.proof', PLACES.as('places')])
    .where('l.game', '=', game)
    .where('l.subject', 'in', playerKeys)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('core.links as later')
            .select('later.id')
            .whereRef('later.game', '=', 'l.game')
            .whereRef('later.account', '=', 'l.account')
            .where(sql<boolean>`${wordOrder('later', 'linked_at')} > ${wordOrder('l', 'linked_at')}`),
        ),
      ),
    )
    .orderBy(wordOrder('l', 'linked_at'), 'desc')
    .execute();
  return rows.flatMap((row) => (row.subject === null ? [] : [toLink(row, row.subject)]));
}

type Row = {
  readonly account: string;
  readonly linked_at: Date;
  readonly proof: LinkProof;
  readonly places: readonly (string | null)[];
};

function toLink({ account, linked_at: linkedAt, proof, places }: Row, playerKey: string): Link {
  return { account, playerKey, linkedAt, proof, places };
}
