// Compares the rows read by queries over many evenings with sums of single sessions computed by another statement.
import { type RawBuilder, sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { BEST_COLUMNS } from '../../../stats/etlegacy/formulas/sums.ts';
import { coveredRows, type Covered, coverSql, named } from '../../../stats/etlegacy/periods/covered-rows.ts';
import { sessionSums } from './session-sums.ts';
import { inScope, type Scope } from '../../../stats/etlegacy/periods/fetch-scope.ts';

type Table = {
  readonly sessions: string;
  readonly spans: string;
  readonly keys: readonly string[];
  /** Columns of spans that differ in a session. */
  readonly ofSession: Readonly<Record<string, string>>;
};

const TABLES = {
  players: {
    sessions: 'player_sessions',
    spans: 'player_spans',
    keys: ['player_key'],
    ofSession: { sessions: '1', first_date: 's.local_date' },
  },
  playerMaps: {
    sessions: 'player_session_maps',
    spans: 'player_map_spans',
    keys: ['player_key', 'map', 'game_type'],
    ofSession: {},
  },
  playerWeapons: {
    sessions: 'player_session_weapons',
    spans: 'player_weapon_spans',
    keys: ['player_key', 'weapon'],
    ofSession: {},
  },
  weapons: { sessions: 'session_weapons', spans: 'weapon_spans', keys: ['weapon'], ofSession: {} },
  maps: {
    sessions: 'session_maps',
    spans: 'map_spans',
    keys: ['map', 'game_type'],
    ofSession: { sessions: '1', fastest_at: 's.ended_at', fastest_session: 's.session_id' },
  },
} as const satisfies Record<Covered, Table>;

const LARGEST: ReadonlySet<string> = new Set([...BEST_COLUMNS, 'ended_at', 'last_played']);
const FASTEST: ReadonlySet<string> = new Set(['fastest_id', 'fastest_at', 'fastest_session']);

/** Returns every differing row, for every table of sums and every column of it. */
export async function compareSpans(db: Kysely<DB>, scope: Scope, endedBefore?: Date): Promise<unknown[]> {
  const differences: unknown[] = [];
  for (const what of ['players', 'playerMaps', 'playerWeapons', 'weapons', 'maps'] as const) {
    const { sessions, spans, keys, ofSession }: Table = TABLES[what];
    const columns = (await columnsOf(db, spans)).filter((name) => name !== 'span_id');
    const list = totals(columns, keys);
    const covered = coveredRows(what, scope, { columns: { ...named(...columns), ...ofSession } });
    const single = columns.map((name) => {
      const expression = ofSession[name];
      return expression === undefined
        ? sql.ref(`s.${name}`)
        : sql`${sql.raw(expression)} as ${sql.ref(name)}`;
    });
    const isBefore =
      endedBefore === undefined
        ? sql`true`
        : sql`s.session_id in (select id from etlegacy.sessions where ended_at < ${endedBefore})`;
    const group = sql.join(keys.map((key) => sql.ref(`s.${key}`)));
    const { rows } = await sql`
      with ${coverSql(scope, endedBefore === undefined ? {} : { endedBefore })},
      read as (select ${list} from ${covered} as s group by ${group}),
      added as (
        select ${list} from (
          select ${sql.join(single)} from ${sessionSums(sessions)} as s where ${inScope(scope)} and ${isBefore}
        ) as s group by ${group}
      )
      select ${what}::text as what, to_jsonb(r) as read, to_jsonb(a) as added
      from (table read except table added) as r
      full join (table added except table read) as a on ${sameKeys(keys)}`.execute(db);
    differences.push(...rows);
  }
  return differences;
}

function totals(columns: readonly string[], keys: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    columns.map((name) => {
      const column = sql.ref(`s.${name}`);
      const as = sql.ref(name);
      if (keys.includes(name)) return column;
      if (FASTEST.has(name))
        return sql`(array_agg(${column} order by s.fastest_ms, s.fastest_at, s.fastest_session)
          filter (where s.fastest_ms is not null))[1] as ${as}`;
      if (name === 'first_date' || name === 'fastest_ms') return sql`min(${column}) as ${as}`;
      return LARGEST.has(name) ? sql`max(${column}) as ${as}` : sql`sum(${column})::numeric as ${as}`;
    }),
  );
}

function sameKeys(keys: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    keys.map((key) => sql`${sql.ref(`r.${key}`)} = ${sql.ref(`a.${key}`)}`),
    sql` and `,
  );
}

/** All existing columns: one that is added later is compared too. */
async function columnsOf(db: Kysely<DB>, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'etlegacy' and table_name = ${table} order by ordinal_position`.execute(db);
  return rows.map((row) => row.name);
}
