import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { type Merges, personOf } from '../merges/merges.ts';
import type { HalfRoster } from './lineups.ts';

export type MatchRoster = HalfRoster & { readonly matchId: number };

/**
 * Who played on which side in the rounds of these matches, in order of time; keys in byte order. Also of damaged rounds:
 * their numbers do not count, but who was there is known.
 * Under the keys of the people.
 */
export async function fetchRosters(
  db: Kysely<DB>,
  matchIds: readonly number[],
  merges: Merges,
): Promise<MatchRoster[]> {
  const result = await sql<MatchRoster>`
    select r.match_id as "matchId", r.id as "roundId",
      coalesce(array_agg(p.player_key order by p.player_key collate "C")
        filter (where (p.team <> r.defender) = (r.label = 1)), '{}') as first,
      coalesce(array_agg(p.player_key order by p.player_key collate "C")
        filter (where (p.team <> r.defender) <> (r.label = 1)), '{}') as second,
      coalesce(array_agg(p.player_key order by p.player_key collate "C")
        filter (where 2 * p.time_ms < l.longest), '{}') as brief
    from etlegacy.rounds as r
    join etlegacy.player_rounds as p on p.round_id = r.id
    cross join lateral (select max(time_ms) as longest from etlegacy.player_rounds where round_id = r.id) as l
    where r.match_id = any(${matchIds}::bigint[]) and r.status in ('ok', 'damaged')
      and p.team is not null and p.mode <> 'spectator' and not p.is_bot
    group by r.id
    order by r.ended_at, r.id`.execute(db);
  if (merges.size === 0) return result.rows;
  return result.rows.map((row) => ({
    ...row,
    first: peopleOf(row.first, merges),
    second: peopleOf(row.second, merges),
    brief: briefPeopleOf(row, merges),
  }));
}

/** Who played briefly under one key and longer under another did not play briefly. */
function briefPeopleOf({ first, second, brief = [] }: HalfRoster, merges: Merges): string[] {
  const longer = new Set([...first, ...second].filter((key) => !brief.includes(key)));
  const people = new Set(peopleOf([...longer], merges));
  return peopleOf(brief, merges).filter((person) => !people.has(person));
}

function peopleOf(keys: readonly string[], merges: Merges): string[] {
  return [...new Set(keys.map((key) => personOf(merges, key)))].toSorted((a, b) => (a < b ? -1 : 1));
}
