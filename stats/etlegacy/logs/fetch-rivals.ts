import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { keysOf, personSql } from '../merges/merges.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { fetchPrivatePlayers } from '../players/fetch-private-players.ts';
import { fetchShownNames } from '../players/fetch-shown-names.ts';
import { loggedSql } from './logged-rounds.ts';
import { byDuels, pickRivals, type Rival, type Rivals } from './rivals.ts';

export type WantedRivals = {
  readonly playerKey: string;
  readonly scope: Scope;
  /** Names those who keep their card private too: the operator asks. */
  readonly isEverything: boolean;
};

/** Returns the opponents of a player in the event logs of the counting rounds of a scope. */
export async function fetchRivals(db: Kysely<DB>, wanted: WantedRivals): Promise<Rivals> {
  const { scope, isEverything } = wanted;
  const servers = scope.servers.map(({ serverKey }) => serverKey);
  const [sums, rounds] = await Promise.all([fetchSums(db, wanted), countRounds(db, wanted)]);
  const keys = sums.map(({ playerKey }) => playerKey);
  const [names, hidden] = await Promise.all([
    fetchShownNames(db, servers, keys),
    isEverything ? new Set<string>() : fetchPrivatePlayers(db, servers, keys),
  ]);
  const all = sums
    .filter(({ playerKey }) => !hidden.has(playerKey))
    .map((sum): Rival => ({ ...sum, name: names.get(sum.playerKey) ?? sum.playerKey }))
    .toSorted(byDuels);
  return { all, ...pickRivals(all), hidden: hidden.size, rounds };
}

type Sum = Omit<Rival, 'name'>;

/** Both directions come from an index of their own. */
async function fetchSums(db: Kysely<DB>, { playerKey, scope }: WantedRivals): Promise<Sum[]> {
  const keys = keysOf(scope.merges, [playerKey]);
  const { rows } = await sql<Sum>`
    with ${loggedSql(scope)},
    met as (
      select ${personSql(scope.merges, 'd.victim_key')} as rival, d.round_id, d.kills, 0 as deaths, d.damage,
        null::integer as received, d.head_hits, true as is_given
      from etlegacy.round_duels as d
      where d.player_key = any(${keys}::text[]) and (d.kills > 0 or d.damage > 0)
      union all
      select ${personSql(scope.merges, 'd.player_key')}, d.round_id, 0, d.kills, null, d.damage, null, false
      from etlegacy.round_duels as d
      where d.victim_key = any(${keys}::text[]) and (d.kills > 0 or d.damage > 0)
    )
    select m.rival as "playerKey", sum(m.kills)::int8 as kills, sum(m.deaths)::int8 as deaths,
      case when bool_and(m.damage is not null or not m.is_given)
        then coalesce(sum(m.damage), 0)::int8 end as "damageGiven",
      case when bool_and(m.received is not null or m.is_given)
        then coalesce(sum(m.received), 0)::int8 end as "damageReceived",
      case when bool_and(m.head_hits is not null or not m.is_given)
        then coalesce(sum(m.head_hits), 0)::int8 end as "headHits",
      (count(distinct m.round_id) filter (where m.kills + m.deaths > 0))::int8 as rounds
    from met as m join logged as l on l.round_id = m.round_id
    where m.rival <> all(${keys}::text[])
    group by m.rival
    having sum(m.kills) + sum(m.deaths) > 0`.execute(db);
  return rows;
}

async function countRounds(db: Kysely<DB>, { playerKey, scope }: WantedRivals): Promise<number> {
  const keys = keysOf(scope.merges, [playerKey]);
  const { rows } = await sql<{ rounds: number }>`
    with ${loggedSql(scope)}
    select count(distinct p.round_id)::int8 as rounds
    from etlegacy.player_logs as p join logged as l on l.round_id = p.round_id
    where p.player_key = any(${keys}::text[])`.execute(db);
  return rows[0]?.rounds ?? 0;
}
