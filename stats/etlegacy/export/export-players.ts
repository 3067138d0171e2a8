import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Exporter } from '../../game-exports.ts';

type NameRow = {
  readonly player_key: string;
  readonly guid: string;
  readonly is_bot: boolean;
  readonly raw_name: string;
  readonly name: string;
  readonly first_seen: Date;
  readonly last_seen: Date;
  readonly rounds: number;
};

/** Yields one object per player with all names, newest first; `name` is the newest. */
export const exportPlayers: Exporter = async function* exportPlayers(db, servers) {
  const rows = await fetchNames(db, servers);
  for (const [playerKey, names] of Map.groupBy(rows, (row) => row.player_key)) {
    const newest = names[0];
    if (newest === undefined) continue;
    yield {
      playerKey,
      guid: newest.guid,
      isBot: newest.is_bot,
      name: newest.name,
      rounds: names.reduce((sum, row) => sum + row.rounds, 0),
      names: names.map((row) => ({
        name: row.name,
        rawName: row.raw_name,
        firstSeen: row.first_seen.toISOString(),
        lastSeen: row.last_seen.toISOString(),
        rounds: row.rounds,
      })),
    };
  }
};

/** Computed from the rows of these servers, because the table of names counts all servers together. */
async function fetchNames(db: Kysely<DB>, servers: readonly string[]): Promise<NameRow[]> {
  const result = await sql<NameRow>`
    select p.player_key, min(p.guid) as guid, bool_and(p.is_bot) as is_bot, p.raw_name, min(p.name) as name,
      min(r.ended_at) as first_seen, max(r.ended_at) as last_seen, count(*)::int as rounds
    from etlegacy.player_rounds as p join etlegacy.rounds as r on r.id = p.round_id
    where r.server_key = any(${servers}::text[]) and p.mode <> 'spectator'
    group by p.player_key, p.raw_name
    order by p.player_key collate "C", max(r.ended_at) desc, p.raw_name collate "C"`.execute(db);
  return result.rows;
}
