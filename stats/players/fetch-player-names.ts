import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

export type CarriedName = {
  readonly name: string;
  readonly rawName: string;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly rounds: number;
};

/** The names a player carried on these servers, the last one first. */
export async function fetchPlayerNames(
  db: Kysely<DB>,
  playerKey: string,
  servers: readonly string[],
): Promise<CarriedName[]> {
  const result = await sql<CarriedName>`
    select min(p.name) as name, p.raw_name as "rawName", min(r.ended_at) as "firstSeen",
      max(r.ended_at) as "lastSeen", count(*)::int8 as rounds
    from etlegacy.player_rounds as p join etlegacy.rounds as r on r.id = p.round_id
    where p.player_key = ${playerKey} and r.server_key = any(${servers}::text[]) and p.mode <> 'spectator'
    group by p.raw_name
    order by max(r.ended_at) desc, p.raw_name collate "C"`.execute(db);
  return result.rows;
}
