// The statements behind a derived neighbourhood: few of them, each for any number of rows. PostgreSQL casts every value
// by the column it goes to.
import { type RawBuilder, type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { RoundRows } from './derived-rows.ts';

/** @returns the keys of the players who lost rows. */
export async function deleteRoundRows(
  trx: Transaction<DB>,
  { gone, replaced }: { readonly gone: readonly number[]; readonly replaced: readonly number[] },
): Promise<string[]> {
  const ids = [...gone, ...replaced];
  if (ids.length === 0) return [];
  const players = await sql<{ player_key: string }>`
    with lost as (delete from etlegacy.player_rounds where round_id = any(${ids}::bigint[]) returning player_key),
      weapons as (delete from etlegacy.weapon_rounds where round_id = any(${ids}::bigint[])),
      awards as (delete from etlegacy.round_awards where round_id = any(${ids}::bigint[])),
      opponents as (delete from etlegacy.round_opponents where round_id = any(${ids}::bigint[])),
      rounds as (delete from etlegacy.rounds where id = any(${gone}::bigint[]))
    select distinct player_key from lost`.execute(trx);
  return players.rows.map((row) => row.player_key);
}

export async function upsertRounds(trx: Transaction<DB>, rounds: readonly RoundRows[]): Promise<void> {
  const columns = Object.keys(rounds[0]?.round ?? {}).filter((column) => column !== 'id');
  if (columns.length === 0) return;
  const updates = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
  await sql`
    ${insertInto(
      'rounds',
      rounds.map((rows) => rows.round),
    )}
    on conflict (id) do update set ${sql.join(updates)}`.execute(trx);
}

export async function insertRoundRows(trx: Transaction<DB>, rounds: readonly RoundRows[]): Promise<void> {
  if (rounds.length === 0) return;
  await sql`
    with players as (${insertInto(
      'player_rounds',
      rounds.flatMap((rows) => rows.players),
    )}),
    awards as (${insertInto(
      'round_awards',
      rounds.flatMap((rows) => rows.awards),
    )}),
    opponents as (${insertInto(
      'round_opponents',
      rounds.flatMap((rows) => rows.opponents),
    )})
    ${insertInto(
      'weapon_rounds',
      rounds.flatMap((rows) => rows.weapons),
    )}`.execute(trx);
}

type Groups = {
  readonly matches: readonly { readonly id: number }[];
  readonly sessions: readonly { readonly id: number }[];
};

/** Matches and sessions carry the id of one of their rounds, so those of a neighbourhood are found by its rounds. */
export async function replaceGroups(
  trx: Transaction<DB>,
  ids: readonly number[],
  groups: Groups,
): Promise<void> {
  await sql`
    with matches as (delete from etlegacy.matches where id = any(${ids}::bigint[]))
    delete from etlegacy.sessions where id = any(${ids}::bigint[])`.execute(trx);
  await sql`
    with matches as (${insertInto('matches', groups.matches.toSorted(byId))})
    ${insertInto('sessions', groups.sessions.toSorted(byId))}`.execute(trx);
}

function byId(a: { readonly id: number }, b: { readonly id: number }): number {
  return a.id - b.id;
}

type DerivedTable =
  | 'rounds'
  | 'player_rounds'
  | 'weapon_rounds'
  | 'round_awards'
  | 'round_opponents'
  | 'matches'
  | 'sessions';

/** Rows are objects of column names; what an object leaves out is null. */
function insertInto(table: DerivedTable, rows: readonly object[]): RawBuilder<unknown> {
  const target = sql.table(`etlegacy.${table}`);
  return sql`insert into ${target} select * from json_populate_recordset(null::${target}, ${JSON.stringify(rows)})`;
}
