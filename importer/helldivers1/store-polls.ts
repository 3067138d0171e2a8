import { sql, type Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { buildFrontMap } from '../../parsers/helldivers1/build-front-map.ts';
import type { StatusAnswer } from './answer.ts';

/** Alerts are about the last hours; what is older than this by the newest status is dropped. */
const KEPT_S = 2 * 86_400;

/** One row per status: what it says of each front, for alerts about the step from one status to the next. */
export async function storePolls(trx: Transaction<DB>, answers: readonly StatusAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  const rows = answers.map(({ document, hash }) => ({
    season: document.season,
    time: document.time,
    hash: hash.toString('hex'),
    fronts: document.fronts.map((front) => ({
      status: front.status,
      earned: buildFrontMap(front, [], document.time).earned,
    })),
  }));
  await sql`
    insert into helldivers1.polls as p (season, time, observed_hash, fronts)
    select distinct on (season, time) season, time, decode(hash, 'hex'), fronts
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (season int, time bigint, hash text, fronts jsonb)
    order by season, time, decode(hash, 'hex') desc
    on conflict (season, time) do update
    set observed_hash = excluded.observed_hash, fronts = excluded.fronts
    where p.observed_hash < excluded.observed_hash`.execute(trx);
  await sql`
    delete from helldivers1.polls
    where time < (select max(time) from helldivers1.polls) - ${KEPT_S}::bigint`.execute(trx);
}
