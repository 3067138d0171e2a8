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
    isEverything ? new Set<string>() : fetchPrivatePlayers(db, scope.merges, keys),
  ]);
  const all = sums
    .filter(({ playerKey }) => !hidden.has(playerKey))
    .map((sum): Rival => ({ ...sum, name: names.get(sum.playerKey) ?? sum.playerKey }))
    .toSorted(byDuels);
  return { all, ...pickRivals(all), hidden: hidden.size, rounds };
}

type Sum = Omit<Rival, 'name'>;

/**
 * Each direction is read from an index of its own. Damage of one that no log of both tells is unknown; where nobody was hurt
 * it is 0.
 */
async function fetchSums(db: Kysely<DB>, { playerKey, scope }: WantedRivals): Promise<Sum[]> {
  const keys = keysOf(scope.merges, [playerKey]);
  const { rows } = await sql<Sum>`
    with ${loggedSql(scope)},
    given as (
      select ${personSql(scope.merges, 'd.victim_key')} as rival, ${ADDED}, sum(d.head_hits) as heads
      from etlegacy.round_duels as d join logged as l on l.round_id = d.round_id
      where d.player_key = any(${keys}::text[]) and (d.kills > 0 or d.damage > 0)
      group by 1
    ), taken as (
      select ${personSql(scope.merges, 'd.player_key')} as rival, ${ADDED}
      from etlegacy.round_duels as d join logged as l on l.round_id = d.round_id
      where d.victim_key = any(${keys}::text[]) and (d.kills > 0 or d.damage > 0)
      group by 1
    )
    select rival as "playerKey", coalesce(given.kills, 0)::int8 as kills, coalesce(taken.kills, 0)::int8 as deaths,
      case when coalesce(given.is_told, true) then coalesce(given.damage, 0)::int8 end as "damageGiven",
      case when coalesce(taken.is_told, true) then coalesce(taken.damage, 0)::int8 end as "damageReceived",
      case when coalesce(given.is_told, true) then coalesce(given.heads, 0)::int8 end as "headHits"
    from given full join taken using (rival)
    where rival <> all(${keys}::text[]) and coalesce(given.kills, 0) + coalesce(taken.kills, 0) > 0`.execute(
    db,
  );
  return rows;
}

const ADDED = sql`sum(d.kills) as kills, sum(d.damage) as damage, count(d.damage) = count(*) as is_told`;

async function countRounds(db: Kysely<DB>, { playerKey, scope }: WantedRivals): Promise<number> {
  const keys = keysOf(scope.merges, [playerKey]);
  const { rows } = await sql<{ rounds: number }>`
    with ${loggedSql(scope)}
    select count(distinct p.round_id)::int8 as rounds
    from etlegacy.player_logs as p join logged as l on l.round_id = p.round_id
    where p.player_key = any(${keys}::text[])`.execute(db);
  return rows[0]?.rounds ?? 0;
}
