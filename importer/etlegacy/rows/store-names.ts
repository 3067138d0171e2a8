// Which names a player used on a server, from when to when. New rows are added; if rows were removed, the names are
// counted again.
import { type RawBuilder, sql } from 'kysely';

export type Sighting = {
  readonly player_key: string;
  readonly guid: string;
  readonly name: string;
  readonly raw_name: string;
  readonly is_bot: boolean;
  readonly mode: string;
  /** ISO, UTC. */
  readonly ended_at: string;
};

/** Adds sightings of players who lost no rows. The server is locked: see `lockServer`. */
export function countNames(serverKey: string, sightings: readonly Sighting[]): RawBuilder<unknown> | null {
  const seen = joinAlike(sightings.filter((sighting) => sighting.mode !== 'spectator'));
  if (seen.length === 0) return null;
  return sql`
    insert into etlegacy.player_names as known
      (server_key, player_key, raw_name, name, guid, is_bot, first_seen, last_seen, rounds)
    select ${serverKey}::text, player_key, raw_name, min(name), min(guid), bool_and(is_bot), min(first_seen), max(last_seen),
      sum(rounds)
    from json_to_recordset(${JSON.stringify(seen)}) as seen
      (player_key text, raw_name text, name text, guid text, is_bot boolean, first_seen timestamptz, last_seen timestamptz,
        rounds integer)
    group by player_key, raw_name
    order by player_key, raw_name
    on conflict (player_key, raw_name, server_key) do update set
      first_seen = least(known.first_seen, excluded.first_seen),
      last_seen = greatest(known.last_seen, excluded.last_seen),
      rounds = known.rounds + excluded.rounds`;
}

/** Merges sightings that differ only in their time, which most do over a hundred rounds. */
function joinAlike(sightings: readonly Sighting[]) {
  const alike = Map.groupBy(sightings, ({ player_key, raw_name, name, guid, is_bot }) =>
    JSON.stringify([player_key, raw_name, name, guid, is_bot]),
  );
  return [...alike.values()].map((members) => {
    const times = members.map((sighting) => sighting.ended_at).toSorted();
    return { ...members[0], first_seen: times[0], last_seen: times.at(-1), rounds: members.length };
  });
}

/** Counts the names of these players from their rows. The server is locked: see `lockServer`. */
export function recountNames(serverKey: string, playerKeys: readonly string[]): RawBuilder<unknown>[] {
  if (playerKeys.length === 0) return [];
  const forget = sql`
    delete from etlegacy.player_names where server_key = ${serverKey} and player_key = any(${playerKeys}::text[])`;
  return [forget, insertCounts(serverKey, sql`p.player_key = any(${playerKeys}::text[])`)];
}

/** Counts the names of all players of a server once, after most of its rows were written again. */
export function recountAllNames(serverKey: string): RawBuilder<unknown>[] {
  return [
    sql`delete from etlegacy.player_names where server_key = ${serverKey}`,
    insertCounts(serverKey, sql`true`),
  ];
}

function insertCounts(serverKey: string, isWanted: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into etlegacy.player_names
      (server_key, player_key, raw_name, name, guid, is_bot, first_seen, last_seen, rounds)
    select r.server_key, p.player_key, p.raw_name, min(p.name), min(p.guid), bool_and(p.is_bot),
      min(r.ended_at), max(r.ended_at), count(*)
    from etlegacy.player_rounds as p join etlegacy.rounds as r on r.id = p.round_id
    where ${isWanted} and p.mode <> 'spectator' and r.server_key = ${serverKey}
    group by r.server_key, p.player_key, p.raw_name`;
}
