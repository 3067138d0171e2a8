import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchMerges } from '../merges/fetch-merges.ts';
import { keysOf } from '../merges/merges.ts';
import { damagePerMinute } from '../formulas/damage-per-minute.ts';

export type FormRound = {
  readonly roundId: number;
  readonly map: string;
  /** null: the map has one round. */
  readonly label: number | null;
  readonly endedAt: Date;
  readonly damage: number;
  /** Milliseconds that they played, above 0. */
  readonly timeMs: number;
  /** Damage given per minute, unrounded. */
  readonly dpm: number;
  readonly kills: number;
  readonly deaths: number;
};

/** Returns the last counting rounds of a player that tell their time and damage, oldest first. */
export async function fetchPlayerForm(
  db: Kysely<DB>,
  playerKey: string,
  servers: readonly string[],
  rounds = 20,
): Promise<FormRound[]> {
  const keys = keysOf(await fetchMerges(db, servers), [playerKey]);
  // A player has few sessions, indexed by time, and each has at least one of their rounds.
  const result = await sql<Omit<FormRound, 'dpm'>>`
    with recent as (
      select session_id from etlegacy.session_players
      where player_key = any(${keys}::text[]) and server_key = any(${servers}::text[]) and rounds > 0
      order by ended_at desc, session_id limit ${rounds}
    )
    select round_id as "roundId", map, case when game_type = 'stopwatch' then label end as label, ended_at as "endedAt", kills, deaths,
      damage_given as damage, time_ms as "timeMs"
    from etlegacy.counting_rows
    where session_id in (select session_id from recent) and player_key = any(${keys}::text[]) and time_ms > 0
      and damage_given is not null
    order by ended_at desc, round_id limit ${rounds}`.execute(db);
  return result.rows
    .map((row) => ({ ...row, dpm: damagePerMinute(row.damage, row.timeMs) ?? 0 }))
    .toReversed();
}
