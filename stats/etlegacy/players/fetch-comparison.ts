import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { coverSql } from '../periods/covered-rows.ts';
import type { Scope } from '../periods/fetch-scope.ts';
import { keysOf, type Merges, personOf } from '../merges/merges.ts';
import { fetchPlayerTotals, type PlayerTotals } from './fetch-player.ts';

/** Two players on completed maps in which both took part, each for one team throughout. */
export type Encounter = {
  readonly a: string;
  readonly b: string;
  /** Maps on different sides, and who won them; the rest were draws. */
  readonly against: number;
  readonly aWon: number;
  readonly bWon: number;
  /** Maps on the same side. */
  readonly together: number;
  readonly togetherWon: number;
};

export type Comparison = {
  /** In the requested order; players who never played in the scope are missing. */
  readonly players: readonly PlayerTotals[];
  /** Every pair of them. */
  readonly encounters: readonly Encounter[];
};

/** Returns the sums of players over a scope, and their results against and with each other. */
export async function fetchComparison(
  db: Kysely<DB>,
  playerKeys: readonly string[],
  scope: Scope,
): Promise<Comparison> {
  const [players, stored] = await Promise.all([
    fetchPlayerTotals(db, playerKeys, scope),
    fetchEncounters(db, keysOf(scope.merges, playerKeys), scope),
  ]);
  const encounters = players.flatMap((a, i) =>
    players.slice(i + 1).map((b) => addUp(stored, scope.merges, [a.playerKey, b.playerKey])),
  );
  return { players, encounters };
}

/** The encounters of two people under any of their keys, from the view of the first. */
function addUp(stored: readonly Encounter[], merges: Merges, [a, b]: readonly [string, string]): Encounter {
  const sum = { a, b, against: 0, aWon: 0, bWon: 0, together: 0, togetherWon: 0 };
  for (const each of stored) {
    const [one, other] = [personOf(merges, each.a), personOf(merges, each.b)];
    const isTurned = one === b && other === a;
    if (!isTurned && (one !== a || other !== b)) continue;
    sum.against += each.against;
    sum.aWon += isTurned ? each.bWon : each.aWon;
    sum.bWon += isTurned ? each.aWon : each.bWon;
    sum.together += each.together;
    sum.togetherWon += each.togetherWon;
  }
  return sum;
}

async function fetchEncounters(
  db: Kysely<DB>,
  playerKeys: readonly string[],
  scope: Scope,
): Promise<Encounter[]> {
  // Months and years have stored sums per pair; the remaining sessions are computed from their rows.
  const result = await sql<Encounter>`
    with ${coverSql(scope)},
    shared as (
      select s.session_id from etlegacy.session_players as s
      where s.session_id = any(array(select session_id from cover)) and s.player_key = any(${playerKeys}::text[])
      group by s.session_id having count(*) > 1
    ), sides as (
      select c.match_id, c.player_key, bool_and(c.attacked_first) as first
      from etlegacy.counting_rows as c
      where c.session_id in (select session_id from shared) and c.player_key = any(${playerKeys}::text[])
        and c.attacked_first is not null
      group by c.match_id, c.player_key
      having bool_and(c.attacked_first) = bool_or(c.attacked_first)
    ), outcomes as (
      select s.match_id, s.player_key, s.first, coalesce(m.first_won = s.first, false) as won
      from sides as s join etlegacy.matches as m on m.id = s.match_id
      where m.result <> 'unfinished'
    ), pairs as (
      select a.player_key as a, b.player_key as b,
        count(*) filter (where a.first <> b.first) as against,
        count(*) filter (where a.first <> b.first and a.won) as a_won,
        count(*) filter (where a.first <> b.first and b.won) as b_won,
        count(*) filter (where a.first = b.first) as together,
        count(*) filter (where a.first = b.first and a.won) as together_won
      from outcomes as a
      join outcomes as b on b.match_id = a.match_id and a.player_key collate "C" < b.player_key collate "C"
      group by a.player_key, b.player_key
      union all
      select p.a, p.b, p.against, p.a_won, p.b_won, p.together, p.together_won
      from cover join etlegacy.pair_spans as p on p.span_id = cover.span_id
      where p.a = any(${playerKeys}::text[]) and p.b = any(${playerKeys}::text[])
    )
    select a, b, sum(against)::int8 as against, sum(a_won)::int8 as "aWon", sum(b_won)::int8 as "bWon",
      sum(together)::int8 as together, sum(together_won)::int8 as "togetherWon"
    from pairs
    group by a, b`.execute(db);
  return result.rows;
}
