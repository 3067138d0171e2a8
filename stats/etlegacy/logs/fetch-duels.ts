import { compareTexts } from '../../../core/compare-texts.ts';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { SWITCHED_SIDES } from '../../../parsers/etlegacy/log/weapon-of-mod.ts';
import { type Merges, personSql } from '../merges/merges.ts';

/** What one player did to another over some rounds. */
export type Duel = {
  readonly player: string;
  readonly victim: string;
  /** Of enemies. */
  readonly kills: number;
  readonly teamKills: number;
  /** Times that the player revived the other one. */
  readonly revives: number;
  /** Health taken from enemies; null where a log does not tell how much was left. */
  readonly damage: number | null;
  /** Hits to the head of enemies; a log misses the first one of each player. null as for damage. */
  readonly headHits: number | null;
};

/** Returns the duels of these rounds added up, by the keys of people, in order of the keys. */
export async function fetchDuels(
  db: Kysely<DB>,
  roundIds: readonly number[],
  merges: Merges,
): Promise<Duel[]> {
  const { rows } = await sql<Duel>`
    select ${personSql(merges, 'd.player_key')} as player, ${personSql(merges, 'd.victim_key')} as victim,
      sum(d.kills)::int8 as kills, sum(d.team_kills)::int8 as "teamKills", sum(d.revives)::int8 as revives,
      case when bool_and(d.damage is not null) then sum(d.damage)::int8 end as damage,
      case when bool_and(d.head_hits is not null) then sum(d.head_hits)::int8 end as "headHits"
    from etlegacy.round_duels as d
    where d.round_id = any(${roundIds}::bigint[])
    group by 1, 2`.execute(db);
  return rows.toSorted((a, b) => compareTexts(a.player, b.player) || compareTexts(a.victim, b.victim));
}

/** Returns how often each killed themselves or died by the world, by the keys of people; changing sides is none. */
export async function fetchSelfKills(
  db: Kysely<DB>,
  roundIds: readonly number[],
  merges: Merges,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ player: string; deaths: number }>`
    select ${personSql(merges, 'e.player_key')} as player, count(*)::int8 as deaths
    from etlegacy.round_events as e
    where e.round_id = any(${roundIds}::bigint[]) and e.kind = 'suicide' and e.player_key is not null
      and e.mod is distinct from ${SWITCHED_SIDES}
    group by 1`.execute(db);
  return new Map(rows.map(({ player, deaths }) => [player, deaths]));
}
