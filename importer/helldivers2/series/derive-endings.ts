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
 * Computes when and how campaigns and events ended: at the first status that lists others without them and whose war clock is
 * not behind, by the owner of the planet before and after. Checks those of the given statuses, unfinished ones, and those that ended from `since` on.
 */
export async function deriveEndings(
  trx: Transaction<DB>,
  { war, documents }: Series,
  since: Date,
): Promise<void> {
  const campaigns = documents.flatMap(({ document }) => document.campaigns.rows.map(({ id }) => id));
  const events = documents.flatMap(({ document }) => document.planetEvents.rows.map(({ id }) => id));
  await deriveEndingsOf(trx, 'campaigns', { war, since, ids: [...new Set(campaigns)] });
  await deriveEndingsOf(trx, 'planet_events', { war, since, ids: [...new Set(events)] });
}

/** How long the owner of a planet that a status lacks is looked for. */
const WAIT = sql`interval '1 hour'`;

type Which = { readonly war: number; readonly since: Date; readonly ids: readonly number[] };

async function deriveEndingsOf(
  trx: Transaction<DB>,
  name: 'campaigns' | 'planet_events',
  { war, since, ids }: Which,
): Promise<void> {
  const table = sql.table(`helldivers2.${name}`);
  const isUrgent = name === 'planet_events' ? sql`t.type = 0` : sql`false`;
  const list = sql.ref(name === 'campaigns' ? 's.campaigns' : 's.events');
  // A planet may change hands shortly before its campaign disappears, so the owner an hour before counts. A status may lack
  // the row of the planet: then the next that has it decides, within an hour.
  const { rows } = await sql<Row>`
    select t.id, t.ended_at as was_ended_at, t.outcome as was_outcome, was.owner as before, is_.owner as after,
      ${isUrgent} as is_urgent,
      case when was.owner is null then gone.at when is_.owner is not null then is_.at
        when exists (select from helldivers2.clock as c
          where c.war_id = t.war_id and c.observed_at > gone.at + ${WAIT}) then gone.at end as ended_at
    from ${table} as t
    left join lateral (
      select c.observed_at as at from helldivers2.clock as c join helldivers2.situations as s on s.hash = c.situation
      where c.war_id = t.war_id and c.observed_at > t.last_seen_at and jsonb_typeof(${list}) = 'object'
        and c.time_game >= (select time_game from helldivers2.clock
          where war_id = t.war_id and observed_at = t.last_seen_at)
      order by c.observed_at limit 1
    ) as gone on true
    left join lateral (
      select (s.owners ->> t.planet)::int as owner
      from helldivers2.clock as c join helldivers2.situations as s on s.hash = c.situation
      where c.war_id = t.war_id and s.owners ->> t.planet is not null
        and c.observed_at between greatest(t.first_seen_at, t.last_seen_at - ${WAIT}) and t.last_seen_at
      order by c.observed_at limit 1
    ) as was on gone.at is not null
    left join lateral (
      select c.observed_at as at, (s.owners ->> t.planet)::int as owner
      from helldivers2.clock as c join helldivers2.situations as s on s.hash = c.situation
      where c.war_id = t.war_id and c.observed_at between gone.at and gone.at + ${WAIT}
        and s.owners ->> t.planet is not null
      order by c.observed_at limit 1
    ) as is_ on true
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
