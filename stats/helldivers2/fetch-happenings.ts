// What happened in the war, from what is stored: the same for everybody who asks, whatever came in which order.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { hashId } from '../../core/public-id.ts';
import type { DB } from '../../database/schema.ts';
import { HIDING_EFFECTS } from '../../parsers/helldivers2/names.data.ts';
import { planetName } from './planet-name.ts';

export const HAPPENINGS = [
  'campaign new',
  'campaign won',
  'campaign defended',
  'campaign lost',
  'campaign ended',
  'campaign urgent',
  'owner',
  'region won',
  'region lost',
  'order new',
  'order half',
  'order ended',
  'news',
  'pause',
] as const;
export type HappeningKind = (typeof HAPPENINGS)[number];

export type Happening = {
  /** Stays the same in every database. */
  readonly id: number;
  readonly kind: HappeningKind;
  readonly at: Date;
  /** Of the campaign, order or dispatch; of a pause and a change of owner the planet or 0. */
  readonly key: number;
  readonly planet: number | null;
  /** Of its planet; null of what is not about one. */
  readonly region: number | null;
  readonly planetName: string | null;
  /** Faction: before and after a change of owner, or against whom a campaign is. */
  readonly before: number | null;
  readonly after: number | null;
  /** How an order ended. */
  readonly outcome: string | null;
};

/**
 * Repeated changes of a planet or a region differ by the time of the change before, if that is not longer ago: a status
 * that comes late moves the time of a change, but seldom that of the one before.
 */
const APART_HOURS = 36;
const HOUR_MS = 3_600_000;

/** What a single status may only have left out: told when the next one with a list confirms it. */
const NEEDS_CONFIRMING = sql`('ended', 'defended')`;

/** So many answers of a kind without a briefing, and an order is reported without one. */
const BRIEFING_POLLS = 5;

type Row = Omit<Happening, 'id' | 'planetName'> & {
  readonly war: number;
  readonly name: string | null;
  /** Tells repeated happenings apart; null of what happens once. */
  readonly mark: number | null;
};

/**
 * What happened from `since` to `until`, oldest first. What the first status ever said did not happen then. A change of
 * owner during a campaign is reported by the end of that alone. What happens on planets that the game hides is left out, and
 * so are a new order while its briefing may still come, and the end of a campaign that changed no owner until a second status
 * lacks it.
 */
export async function fetchHappenings(db: Kysely<DB>, since: Date, until: Date): Promise<Happening[]> {
  const apart = new Date(since.getTime() - APART_HOURS * HOUR_MS);
  const { rows } = await sql<Row>`
    with began as (select war_id, min(observed_at) as at from helldivers2.clock group by war_id),
    campaigns as (
      select c.*, b.at as began_at from helldivers2.campaigns as c join began as b using (war_id)
    ), steps as (
      -- Without those whose war clock is behind an earlier one: they are older.
      select war_id, at, situation, lag(situation) over (partition by war_id order by at) as before
      from (
        select war_id, observed_at as at, situation, time_game, max(time_game) over (partition by war_id
          order by observed_at rows between unbounded preceding and 1 preceding) as furthest
        from helldivers2.clock
        where observed_at <= ${until}
          and observed_at >= coalesce((select max(observed_at) from helldivers2.clock where observed_at < ${apart}), ${apart})
      ) as c where time_game >= coalesce(furthest, time_game)
    ), region_owners as (
      -- Not every status has every region: each is compared with what was last said of it.
      select s.war_id, s.at, r.key as place, r.value::int as is_,
        lag(r.value::int) over (partition by s.war_id, r.key order by s.at) as was
      from steps as s join helldivers2.situations as a on a.hash = s.situation
      cross join jsonb_each_text(a.regions) as r
      where s.situation is distinct from s.before
    ), regions as (
      select *, lag(at) over (partition by war_id, place order by at) as prior
      from region_owners where was <> is_ and 1 in (was, is_)
    ), owners as (
      select *, lag(at) over (partition by war_id, planet order by at) as prior from helldivers2.owner_changes
    ), happened as (
      select 'campaign new' as kind, first_seen_at as at, id as key, planet, faction as before, null::int as after,
        null as outcome, war_id as war, null::int as region, null::bigint as mark
      from campaigns where first_seen_at > began_at
      union all
      select case outcome when 'liberated' then 'campaign won' when 'ended' then 'campaign ended'
          else 'campaign ' || outcome end,
        ended_at, id, planet, faction, null, outcome, war_id, null, null
      from campaigns as e where ended_at is not null
        and (outcome not in ${NEEDS_CONFIRMING} or exists (
          select from helldivers2.clock as c join helldivers2.situations as s on s.hash = c.situation
          where c.war_id = e.war_id and c.observed_at > e.ended_at and c.observed_at <= ${until}
            and jsonb_typeof(s.campaigns) = 'object'))
      union all
      select 'campaign urgent', e.first_seen_at, e.id, e.planet, e.faction, null, null, e.war_id, null, null
      from helldivers2.planet_events as e join campaigns as c on c.war_id = e.war_id and c.id = e.campaign_id
      where e.type = 0 and e.first_seen_at > c.first_seen_at
      union all
      select 'owner', o.at, o.planet, o.planet, o.owner_before, o.owner_after, null, o.war_id, null, ${markOf('o')}
      from owners as o
      where not exists (select from campaigns as c
        where c.war_id = o.war_id and c.planet = o.planet and c.first_seen_at < o.at
          and (c.last_seen_at >= o.at or c.ended_at = o.at))
      union all
      -- A planet that changes hands takes its regions along; that is reported by its own change alone.
      select case when r.is_ = 1 then 'region won' else 'region lost' end, r.at,
        split_part(r.place, '/', 1)::bigint, split_part(r.place, '/', 1)::int, r.was, r.is_, null, r.war_id, split_part(r.place, '/', 2)::int,
        ${markOf('r')}
      from regions as r
      where not exists (select from helldivers2.owner_changes as o
        where o.war_id = r.war_id and o.at = r.at and o.planet = split_part(r.place, '/', 1)::int)
      union all
      -- Its briefing comes with a status, often a little later; it is waited for up to 5 polls, or half of its time.
      select 'order new', o.first_seen_at, o.id32, null, null, null, null, 0, null, null
      from helldivers2.major_orders as o
      where o.first_seen_at > (select min(at) from helldivers2.order_polls, unnest(seen_at) as at)
        and (o.ended_at is not null or o.started_at + (o.expires_at - o.started_at) / 2 <= ${until}
          or exists (select from helldivers2.global_events as g
            where g.assignment_id32 = o.id32 and coalesce(g.message, '') <> '')
          or ${BRIEFING_POLLS} <= (select count(*) from helldivers2.clock as c
            where c.observed_at > o.first_seen_at and c.observed_at <= ${until})
          or ${BRIEFING_POLLS} <= (select count(*) from helldivers2.order_polls as p cross join unnest(p.seen_at) as at
            where at > o.first_seen_at and at <= ${until}))
      union all
      select 'order half', started_at + (expires_at - started_at) / 2, id32, null, null, null, null, 0, null, null
      from helldivers2.major_orders
      where expires_at > started_at and (ended_at is null or ended_at > started_at + (expires_at - started_at) / 2)
        and last_seen_at >= started_at + (expires_at - started_at) / 2 - interval '30 minutes'
      union all
      select 'order ended', ended_at, id32, null, null, null, outcome, 0, null, null
      from helldivers2.major_orders where ended_at is not null
      union all
      select 'news', first_seen_at, id, null, null, null, null, 0, null, null
      from helldivers2.news where coalesce(message, '') <> '' and published_at > first_seen_at - interval '1 day'
        -- What was published before the war was followed is not new, although its first answer tells of it.
        and published_at >= least((select min(at) from began), (select min(first_seen_at) from helldivers2.news))
      union all
      -- An answer that is repeated after later ones came from a cache: it does not say that the clock stood still.
      select 'pause', s.since + interval '10 minutes', 0, null, null, null, null, s.war_id, null, s.time_game
      from (
        select war_id, time_game, min(observed_at) as since, max(until_at) as until
        from helldivers2.clock group by war_id, time_game
        having max(until_at) - min(observed_at) >= interval '10 minutes'
      ) as s
      where not exists (select from helldivers2.clock as c
        where c.war_id = s.war_id and c.time_game > s.time_game and c.observed_at > s.since
          and c.observed_at < s.since + interval '10 minutes')
    )
    select h.*, p.name from happened as h left join helldivers2.planets as p on p.id = h.planet
    where h.at >= ${since} and h.at <= ${until}
      and not exists (select from helldivers2.planet_effects as e
        where e.war_id = h.war and e.planet = h.planet and e.effect_id = any(${[...HIDING_EFFECTS]}::bigint[])
          and h.at between e.first_seen_at and e.last_seen_at)
    order by h.at, h.kind, h.key`.execute(db);
  return rows.map(({ war, name, mark, ...row }) => ({
    ...row,
    id: hashId([
      'helldivers2',
      row.kind,
      war,
      row.key,
      ...(row.region === null ? [] : [row.region]),
      ...(mark === null ? [] : [row.before ?? 0, row.after ?? 0, mark]),
      // An order that comes back can end otherwise.
      ...(row.outcome === null || row.kind !== 'order ended' ? [] : [row.outcome]),
    ]),
    planetName: row.planet === null ? null : planetName(row.planet, name),
  }));
}

/** The time of the change before, of the same planet or region; 0 where it is too long ago. */
function markOf(change: 'o' | 'r'): RawBuilder<number> {
  const prior = sql.ref(`${change}.prior`);
  return sql`coalesce(case when ${prior} >= ${sql.ref(`${change}.at`)} - make_interval(hours => ${APART_HOURS})
    then (extract(epoch from ${prior}) * 1000)::bigint end, 0)`;
}
