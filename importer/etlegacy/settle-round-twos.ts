import { type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/**
 * A round two without its round one waits for it until a later round of its server, ending more than an hour after it,
 * is known; then it is an orphan. Never by the clock, so any order of arrival ends alike.
 */
export async function settleRoundTwos(trx: Transaction<DB>, serverKey: string): Promise<void> {
  await sql`
    with latest as (
      select max(ended_at) - interval '60 minutes' as settled from etlegacy.rounds where server_key = ${serverKey}
    )
    update etlegacy.rounds set status = case when ended_at < latest.settled then 'orphan' else 'waiting' end
    from latest
    where server_key = ${serverKey} and status in ('waiting', 'orphan')
      and status <> case when ended_at < latest.settled then 'orphan' else 'waiting' end`.execute(trx);
}
