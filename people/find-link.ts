import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/schema.ts';
import { wordOrder } from './word-order.ts';

export type Link = {
  readonly account: string;
  readonly playerKey: string;
  readonly linkedAt: Date;
  readonly proof: 'unproven' | 'admin';
};

/** Finds the player of a game that an account is linked to. */
export async function findLink(db: Kysely<DB>, game: string, account: string): Promise<Link | null> {
  const row = await db
    .selectFrom('core.links')
    .select(['account', 'subject', 'linked_at', 'proof'])
    .where('game', '=', game)
    .where('account', '=', account)
    .orderBy(wordOrder('core.links', 'linked_at'), 'desc')
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
    .select(['l.account', 'l.subject', 'l.linked_at', 'l.proof'])
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
  readonly proof: 'unproven' | 'admin';
};

function toLink({ account, linked_at: linkedAt, proof }: Row, playerKey: string): Link {
  return { account, playerKey, linkedAt, proof };
}
