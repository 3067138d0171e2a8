import { type Kysely, sql } from 'kysely';
import { SAMPLE_SERVER } from '../../core/config.ts';
import type { DB } from '../schema.ts';

/** Two documents of one round may name its end so many seconds apart. */
const MOST_APART_S = 2;
/** Keys of 8 characters may collide, so one player proves nothing. */
const LEAST_SHARED = 2;

export type DoubledRounds = {
  readonly server: string;
  readonly other: string;
  /** Rounds of the one that are rounds of the other. */
  readonly rounds: number;
  /** Fewer of the two: the rounds that each of them counts. */
  readonly of: number;
  /** The newest one. */
  readonly map: string;
  readonly endedAt: Date;
};

/**
 * Pairs of servers that both count a round of one map that ended at one moment with the same people, in files that differ.
 * Nobody plays on two servers at once, so these are the same rounds. Only rounds that follow each other in time are compared, in one
 * pass over all rounds; one that ended between two of a pair hides that pair.
 */
export async function fetchDoubledRounds(db: Kysely<DB>): Promise<DoubledRounds[]> {
  const { rows } = await sql<DoubledRounds>`
    with counted as (
      select id, server_key collate "C" as server, map, label, ended_at, active_humans, payload_id
      from etlegacy.rounds where status = 'ok' and server_key <> ${SAMPLE_SERVER}
    ),
    totals as (select server, count(*) as rounds from counted group by server),
    neighbours as (
      select id, server, map, label, ended_at, active_humans, payload_id, lag(id) over before as before, lag(server) over before as other,
        lag(map) over before as other_map, lag(label) over before as other_label, lag(ended_at) over before as other_end
      from counted window before as (order by ended_at, id)
    ),
    close as materialized (
      select * from neighbours
      where server <> other and map = other_map and label = other_label
        and ended_at - other_end <= make_interval(secs => ${MOST_APART_S})
    ),
    pairs as (
      select least(a.server, a.other) as server, greatest(a.server, a.other) as other, a.map, a.ended_at
      from close as a join etlegacy.rounds as b on b.id = a.before
      join core.payloads as x on x.id = a.payload_id join core.payloads as y on y.id = b.payload_id
      cross join lateral (
        select count(*) as people from etlegacy.player_rounds as one
        join etlegacy.player_rounds as same on same.player_key = one.player_key and same.round_id = b.id
        where one.round_id = a.id and not one.is_bot
      ) as shared
      where x.hash <> y.hash
        and shared.people >= ${LEAST_SHARED} and shared.people * 2 >= least(a.active_humans, b.active_humans)
    )
    select pairs.server, other, count(*)::int as rounds, min(least(x.rounds, y.rounds))::int as of,
      (array_agg(map order by ended_at desc))[1] as map, max(ended_at) as "endedAt"
    from pairs join totals as x on x.server = pairs.server join totals as y on y.server = pairs.other
    group by pairs.server, other order by 1, 2`.execute(db);
  return rows;
}
