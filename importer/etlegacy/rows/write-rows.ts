// The statements that write a derived neighbourhood: few, each for any number of rows. PostgreSQL casts every value to
// the type of its column.
import { type RawBuilder, type Transaction, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Cell, DetailRows, RoundRows } from './derived-rows.ts';
import type { LogRows } from './log-rows.ts';

type Deletion = {
  /** Whether any of them has a log. */
  readonly hasLogs: boolean;
  /** Rounds that no longer exist. */
  readonly rounds: readonly number[];
  /** Rounds whose rows are written again. */
  readonly rows: readonly number[];
  readonly matches: readonly number[];
  readonly sessions: readonly number[];
};

/** @returns the keys of the players who lost rows. */
export async function deleteRoundRows(
  trx: Transaction<DB>,
  { rounds, rows, matches, sessions, hasLogs }: Deletion,
): Promise<string[]> {
  const ids = [...rounds, ...rows];
  if (ids.length + matches.length + sessions.length === 0) return [];
  const players = await sql<{ player_key: string }>`
    with lost as (delete from etlegacy.player_rounds where round_id = any(${ids}::bigint[]) returning player_key),
      weapons as (delete from etlegacy.weapon_rounds where round_id = any(${ids}::bigint[])),
      awards as (delete from etlegacy.round_awards where round_id = any(${ids}::bigint[])),
      opponents as (delete from etlegacy.round_opponents where round_id = any(${ids}::bigint[])),
      ${hasLogs ? deleteLogs(ids) : sql``}
      matches as (delete from etlegacy.matches where id = any(${matches}::bigint[])),
      sessions as (delete from etlegacy.sessions where id = any(${sessions}::bigint[])),
      rounds as (delete from etlegacy.rounds where id = any(${rounds}::bigint[]))
    select distinct player_key from lost`.execute(trx);
  return players.rows.map((row) => row.player_key);
}

function deleteLogs(ids: readonly number[]): RawBuilder<unknown> {
  const tables = ['round_logs', 'round_duels', 'player_logs'];
  const parts = tables.map(
    (table) =>
      sql`${sql.id(table)} as (delete from ${sql.table(`etlegacy.${table}`)} where round_id = any(${ids}::bigint[])),`,
  );
  return sql.join(parts, sql` `);
}

type Writing = {
  readonly rounds: readonly RoundRows[];
  readonly matches: readonly { readonly id: number }[];
  readonly sessions: readonly { readonly id: number }[];
};

/** Part of one statement. */
export type Part = RawBuilder<unknown> | null;

/**
 * Statements for rounds and their matches and sessions. Rows are written in key order, so that two writers never
 * deadlock.
 */
export function writeRounds({ rounds, matches, sessions }: Writing): Part[] {
  return [
    upsertInto(
      'rounds',
      rounds.map((round) => round.round),
    ),
    upsertInto('matches', matches.toSorted(byId)),
    upsertInto('sessions', sessions.toSorted(byId)),
  ];
}

/** Statements for the rows of players, weapons and awards of some rounds. */
export function writeDetails(rows: readonly DetailRows[]): Part[] {
  return [
    insertPlayers(rows.flatMap((round) => round.players)),
    insertWeapons(rows.flatMap((round) => round.weapons)),
    insertInto(
      'round_awards',
      rows.flatMap((round) => round.awards),
    ),
    insertInto(
      'round_opponents',
      rows.flatMap((round) => round.opponents),
    ),
    ...writeLogs(rows.flatMap(({ log }) => log ?? [])),
  ];
}

/** Empty for rounds without a log. */
function writeLogs(logs: readonly LogRows[]): Part[] {
  if (logs.length === 0) return [];
  return [
    insertInto(
      'round_logs',
      logs.map(({ log }) => log),
    ),
    insertInto(
      'round_duels',
      logs.flatMap(({ duels }) => duels),
    ),
    insertInto(
      'player_logs',
      logs.flatMap(({ players }) => players),
    ),
  ];
}

/** All in one round trip, with an optional query at the end; null without statements. */
export function inOneStatement(
  parts: readonly Part[],
  last: RawBuilder<unknown> | null = null,
): RawBuilder<unknown> | null {
  const written = parts
    .filter((part) => part !== null)
    .map((part, at) => sql`${sql.id(`part${at}`)} as (${part})`);
  return written.length === 0 ? last : sql`with ${sql.join(written)} ${last ?? sql`select`}`;
}

function byId(a: { readonly id: number }, b: { readonly id: number }): number {
  return a.id - b.id;
}

type DerivedTable =
  | 'rounds'
  | 'round_awards'
  | 'round_opponents'
  | 'round_logs'
  | 'round_duels'
  | 'player_logs'
  | 'matches'
  | 'sessions';

/** Rows are objects by column name; missing properties are null. */
function insertInto(table: DerivedTable, rows: readonly object[]): Part {
  if (rows.length === 0) return null;
  const target = sql.table(`etlegacy.${table}`);
  return sql`insert into ${target} select * from json_populate_recordset(null::${target}, ${JSON.stringify(rows)})`;
}

/** The widest rows: as records of the table they are read in half the time of objects. */
function insertPlayers(rows: DetailRows['players']): Part {
  if (rows.length === 0) return null;
  return sql`
    insert into etlegacy.player_rounds
    select * from unnest(${rows.map(({ cells }) => toRecord(cells))}::etlegacy.player_rounds[])`;
}

/** Formats a composite value as PostgreSQL reads it. */
function toRecord(cells: readonly Cell[]): string {
  return `(${cells.map((cell) => (typeof cell === 'string' ? quote(cell) : cell)).join(',')})`;
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '$&$&')}"`;
}

/** By far the most rows: as arrays they are read several times faster than as objects. */
function insertWeapons(rows: DetailRows['weapons']): Part {
  if (rows.length === 0) return null;
  const numbers = (column: Exclude<keyof DetailRows['weapons'][number], 'player_key'>) =>
    `{${rows.map((row) => row[column] ?? 'null').join(',')}}`;
  return sql`
    insert into etlegacy.weapon_rounds (round_id, player_key, weapon, hits, shots, kills, deaths, headshots)
    select * from unnest(
      ${numbers('round_id')}::bigint[], ${rows.map((row) => row.player_key)}::text[], ${numbers('weapon')}::smallint[],
      ${numbers('hits')}::integer[], ${numbers('shots')}::integer[], ${numbers('kills')}::integer[],
      ${numbers('deaths')}::integer[], ${numbers('headshots')}::integer[])`;
}

function upsertInto(table: DerivedTable, rows: readonly { readonly id: number }[]): Part {
  const insert = insertInto(table, rows);
  if (insert === null) return null;
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id');
  const updates = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`excluded.${column}`)}`);
  return sql`${insert} on conflict (id) do update set ${sql.join(updates)}`;
}
