// The rows that a query over many sessions adds up: stored sums of whole months and years where they exist, single sessions
// elsewhere. One statement reads both, so that no import happens in between.
import { type RawBuilder, sql } from 'kysely';
import { keysOf, type Merges, NO_MERGES, personSql } from '../merges/merges.ts';
import type { Scope } from './fetch-scope.ts';

/** The sums of sessions: the tables of counted sessions, the functions for open ones, and the tables of spans. */
const TABLES = {
  players: ['etlegacy.player_sessions', 'etlegacy.open_player_sessions', 'etlegacy.player_spans'],
  playerMaps: [
    'etlegacy.player_session_maps',
    'etlegacy.open_player_session_maps',
    'etlegacy.player_map_spans',
  ],
  playerWeapons: [
    'etlegacy.player_session_weapons',
    'etlegacy.open_player_session_weapons',
    'etlegacy.player_weapon_spans',
  ],
  weapons: ['etlegacy.session_weapons', 'etlegacy.open_session_weapons', 'etlegacy.weapon_spans'],
  maps: ['etlegacy.session_maps', 'etlegacy.open_session_maps', 'etlegacy.map_spans'],
} as const;
export type Covered = keyof typeof TABLES;

export type CoverLimits = {
  /** Only sessions that ended before this instant. */
  readonly endedBefore?: Date;
};

/** The common table `cover`: ids of spans and of sessions that together hold every session of the scope once. */
export function coverSql(scope: Scope, { endedBefore }: CoverLimits = {}): RawBuilder<unknown> {
  const servers = scope.servers.map((server) => server.serverKey);
  if (scope.sessionId !== null) {
    return sql`cover as materialized (
      select null::int8 as span_id, id as session_id from etlegacy.sessions
      where id = ${scope.sessionId} and server_key = any(${servers}::text[]))`;
  }
  const sinces = scope.servers.map(({ since }) => since);
  const untils = scope.servers.map(({ until }) => until);
  return sql`cover as materialized (
    select span_id, session_id
    from etlegacy.cover(${servers}::text[], ${sinces}::date[], ${untils}::date[], ${endedBefore ?? null}::timestamptz))`;
}

export type RowsQuery = {
  /** Columns by name; a text is the expression for the row of a session. */
  readonly columns: Readonly<Record<string, string | null>>;
  /** Only rows of these people, under any of their keys. */
  readonly players?: readonly string[];
  /** A condition on rows of the alias `s`, using columns that both tables have. */
  readonly where?: RawBuilder<unknown>;
};

/**
 * A table expression to use after `with ${coverSql(scope)}`: rows that add up to the scope. Its `player_key` is the key of
 * the person.
 */
export function coveredRows(what: Covered, { merges }: Scope, query: RowsQuery): RawBuilder<unknown> {
  const [sessions, open, spans] = TABLES[what];
  const names = Object.entries(query.columns);
  const own = names.map(([name]) => columnSql(name, merges));
  const ofSession = names.map(([name, text]) =>
    text === null ? columnSql(name, merges) : sql`${sql.raw(text)} as ${sql.ref(name)}`,
  );
  const conditions = [
    ...(query.where === undefined ? [] : [query.where]),
    ...(query.players === undefined
      ? []
      : [sql`s.player_key = any(${keysOf(merges, query.players)}::text[])`]),
  ];
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
  return sql`(
    select ${sql.join(own)} from cover join ${sql.table(spans)} as s on s.span_id = cover.span_id where ${where}
    union all
    select ${sql.join(ofSession)} from cover join ${sql.table(sessions)} as s on s.session_id = cover.session_id where ${where}
    union all
    select ${sql.join(ofSession)} from ${sql.table(open)}(array(select session_id from cover)) as s where ${where}
  )`;
}

function columnSql(name: string, merges: Merges): RawBuilder<unknown> {
  if (name !== 'player_key') return sql.ref(`s.${name}`);
  return sql`${personSql(merges, 's.player_key')} as player_key`;
}

/** A table expression: the rows of one session. */
export function sessionRows(what: Covered, sessionId: number): RawBuilder<unknown> {
  const [sessions, open] = TABLES[what];
  return sql`(
    select * from ${sql.table(sessions)} where session_id = ${sessionId}
    union all
    select * from ${sql.table(open)}(array[${sessionId}::int8])
  )`;
}

/** Columns that have the same name in the tables of sessions and spans. */
export function named(...names: readonly string[]): Record<string, null> {
  return Object.fromEntries(names.map((name) => [name, null]));
}

/** All sessions of some servers. */
export function everySession(servers: readonly string[], merges = NO_MERGES): Scope {
  return {
    servers: servers.map((serverKey) => ({ serverKey, since: null, until: null })),
    sessionId: null,
    merges,
  };
}
