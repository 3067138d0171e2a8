import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { keysOf, personSql } from '../merges/merges.ts';
import { coveredRows, coverSql, named } from '../periods/covered-rows.ts';
import { inScope, type Scope } from '../periods/fetch-scope.ts';

type Narrowing = {
  /** Only rows of this person. */
  readonly playerKey?: string | undefined;
  /** Only rows of the weapon with this id. */
  readonly weapon?: number;
};

/**
 * Counts the rounds in which a weapon was used and of which only the event log is known: it contains kills, but no shots, so
 * they add nothing to the sums of shots. By weapon id, or with `by` by the key of the person.
 */
export async function countUntold(
  db: Kysely<DB>,
  scope: Scope,
  by: 'weapon' | 'player',
  { playerKey, weapon }: Narrowing = {},
): Promise<Map<string, number>> {
  const players = playerKey === undefined ? undefined : [playerKey];
  if (!(await hasUntold(db, scope, players))) return new Map();
  const key = by === 'weapon' ? sql`w.weapon::text` : personSql(scope.merges, 'c.player_key');
  const conditions: RawBuilder<unknown>[] = [
    sql`w.shots is null`,
    ...(weapon === undefined ? [] : [sql`w.weapon = ${weapon}`]),
    ...(players === undefined ? [] : [sql`c.player_key = any(${keysOf(scope.merges, players)}::text[])`]),
  ];
  const { rows } = await sql<{ key: string; rounds: number }>`
    with odd as materialized (
      select s.session_id from etlegacy.player_sessions as s where s.aim_rounds < s.rounds and ${inScope(scope)}
      union
      select s.session_id from etlegacy.open_players as s where ${inScope(scope)}
    )
    select ${key} as key, count(*)::int as rounds
    from odd
    join etlegacy.counting_rows as c on c.session_id = odd.session_id
    join etlegacy.weapon_rounds as w on w.round_id = c.round_id and w.player_key = c.player_key
    where ${sql.join(conditions, sql` and `)}
    group by 1`.execute(db);
  return new Map(rows.map((row) => [row.key, row.rounds]));
}

/** From the stored sums, so that a community whose files tell everything pays for nothing else. */
async function hasUntold(
  db: Kysely<DB>,
  scope: Scope,
  players: readonly string[] | undefined,
): Promise<boolean> {
  const rows = coveredRows('players', scope, {
    columns: named('rounds', 'aim_rounds'),
    ...(players === undefined ? {} : { players }),
  });
  const { rows: found } = await sql<{ has: boolean }>`
    with ${coverSql(scope)} select coalesce(sum(s.rounds - s.aim_rounds), 0) > 0 as has from ${rows} as s`.execute(
    db,
  );
  return found[0]?.has === true;
}
