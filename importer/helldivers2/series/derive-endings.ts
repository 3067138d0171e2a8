import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Outcome } from '../../../database/schema/helldivers2.ts';
import { outcomeOf } from './outcome-of.ts';
import type { Series } from './series.ts';

type Row = {
  readonly id: number;
  readonly was_ended_at: Date | null;
  readonly was_outcome: Outcome | null;
  readonly ended_at: Date | null;
  readonly before: number | null;
  readonly after: number | null;
  readonly is_urgent: boolean;
};

/**
 * Computes when and how campaigns and events ended: at the first status without them, by the owner of the planet before
 * and after. Checks those of the given statuses, unfinished ones, and those that ended from `since` on.
 */
export async function deriveEndings(
  trx: Transaction<DB>,
  { war, documents }: Series,
  since: Date,
): Promise<void> {
  const campaigns = documents.flatMap(({ document }) => document.campaigns.map(({ id }) => id));
  const events = documents.flatMap(({ document }) => document.planetEvents.map(({ id }) => id));
  await deriveEndingsOf(trx, 'campaigns', { war, since, ids: [...new Set(campaigns)] });
  await deriveEndingsOf(trx, 'planet_events', { war, since, ids: [...new Set(events)] });
}

type Which = { readonly war: number; readonly since: Date; readonly ids: readonly number[] };

async function deriveEndingsOf(
  trx: Transaction<DB>,
  name: 'campaigns' | 'planet_events',
  { war, since, ids }: Which,
): Promise<void> {
  const table = sql.table(`helldivers2.${name}`);
  const isUrgent = name === 'planet_events' ? sql`t.type = 0` : sql`false`;
  const { rows } = await sql<Row>`
    select t.id, t.ended_at as was_ended_at, t.outcome as was_outcome, next.observed_at as ended_at, (was.owners -> t.planet)::int as before,
      (is_.owners -> t.planet)::int as after, ${isUrgent} as is_urgent
    from ${table} as t
    left join lateral (
      select c.observed_at, c.situation from helldivers2.clock as c
      where c.war_id = t.war_id and c.observed_at > t.last_seen_at
      order by c.observed_at limit 1
    ) as next on true
    left join lateral (
      select c.situation from helldivers2.clock as c
      where c.war_id = t.war_id and c.observed_at <= t.last_seen_at
      order by c.observed_at desc limit 1
    ) as last on true
    left join helldivers2.situations as was on was.hash = last.situation
    left join helldivers2.situations as is_ on is_.hash = next.situation
    where t.war_id = ${war} and (t.id = any(${ids}::bigint[]) or t.ended_at is null or t.ended_at >= ${since})`.execute(
    trx,
  );
  const ended = rows.filter((row) => !isSame(row)).map((row) => ({ ...row, outcome: judge(row) }));
  if (ended.length === 0) return;
  await sql`
    update ${table} as t set ended_at = e.ended_at, outcome = e.outcome
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as e (id bigint, ended_at timestamptz, outcome text)
    where t.war_id = ${war} and t.id = e.id`.execute(trx);
}

function judge({ ended_at, before, after, is_urgent }: Row): Outcome | null {
  return ended_at === null ? null : outcomeOf({ before, after, isUrgent: is_urgent });
}

function isSame(row: Row): boolean {
  return row.was_outcome === judge(row) && row.was_ended_at?.getTime() === row.ended_at?.getTime();
}
