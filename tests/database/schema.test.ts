// The migrations are authoritative; database/schema/ is what the type checker assumes. This test compares the two.
import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTER_COLUMNS, WEAPON_TOTALS } from '../../database/schema/etlegacy/player-numbers.data.ts';
import { SUM_COLUMNS } from '../../database/schema/etlegacy/sum-columns.data.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

type Column = {
  readonly type: 'number' | 'text' | 'boolean' | 'instant' | 'bytes' | 'json' | 'list';
  readonly nullable: boolean;
  /** An insert may omit it although it is not nullable. */
  readonly generated: boolean;
};
type Tables = Record<string, Record<string, Column>>;

/** PostgreSQL types by their JavaScript types; local dates and times stay text. */
const ARRIVES_AS: Readonly<Record<string, Column['type']>> = {
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  'double precision': 'number',
  real: 'number',
  text: 'text',
  numeric: 'text',
  uuid: 'text',
  date: 'text',
  'timestamp without time zone': 'text',
  'timestamp with time zone': 'instant',
  boolean: 'boolean',
  bytea: 'bytes',
  jsonb: 'json',
  ARRAY: 'list',
};

const SCHEMA = new URL('../../database/schema/', import.meta.url);

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.close();
});

type Catalogue = { readonly tables: Tables; readonly views: readonly string[] };

async function fetchCatalogue(): Promise<Catalogue> {
  const { rows } = await sql<{
    table: string;
    column: string;
    type: string;
    nullable: boolean;
    generated: boolean;
    isView: boolean;
  }>`
    select c.table_schema || '.' || c.table_name as table, c.column_name as column, c.data_type as type,
      c.is_nullable = 'YES' as nullable, c.column_default is not null or c.is_identity = 'YES' as generated,
      t.table_type = 'VIEW' as "isView"
    from information_schema.columns as c
    join information_schema.tables as t using (table_schema, table_name)
    where c.table_schema not in ('pg_catalog', 'information_schema', 'pgboss', 'public') and c.table_name not in ('migrations', 'migrations_lock')
    order by 1, c.column_name collate "C"`.execute(test.db);
  const tables: Tables = {};
  for (const { table, column, type, nullable, generated } of rows) {
    const known = ARRIVES_AS[type];
    if (known === undefined) throw new Error(`${table}.${column} is ${type}: say above how that arrives`);
    (tables[table] ??= {})[column] = { type: known, nullable, generated };
  }
  return { tables, views: [...new Set(rows.filter((row) => row.isView).map((row) => row.table))] };
}

/** PostgreSQL does not report which columns of a view are nullable. */
function forgetNulls(tables: Tables, views: readonly string[]): Tables {
  return Object.fromEntries(
    Object.entries(tables).map(([table, columns]) => [
      table,
      views.includes(table)
        ? Object.fromEntries(
            Object.entries(columns).map(([name, column]) => [
              name,
              { ...column, nullable: true, generated: false },
            ]),
          )
        : columns,
    ]),
  );
}

/** Parses the text of the files, which have one property per line, no nesting, and parents before their children. */
function readTables(text: string): Tables {
  const interfaces = new Map<string, Record<string, Column>>(LISTED);
  const named: [string, string][] = [];
  for (const [, name = '', parents = '', body = ''] of text.matchAll(INTERFACE)) {
    const properties = [...body.matchAll(/^ {2}'?([\w.]+)'?: (.+);$/gm)].map(
      ([, key = '', type = '']): [string, string] => [key, type],
    );
    if (name.endsWith('Tables')) named.push(...properties);
    else {
      const inherited = parents.split(/,\s*/).map((parent) => interfaces.get(parent) ?? {});
      const own = Object.fromEntries(properties.map(([key, type]) => [key, readColumn(type)]));
      interfaces.set(name, Object.assign({}, ...inherited, own));
    }
  }
  return Object.fromEntries(named.map(([table, type]) => [table, interfaces.get(type) ?? {}]));
}

/** Columns that are declared as a list of names. */
const LISTED: readonly (readonly [string, Record<string, Column>])[] = [
  ['PlayerNumbers', numbersOf([...WEAPON_TOTALS, ...COUNTER_COLUMNS], true)],
  ['SumColumns', numbersOf(SUM_COLUMNS, false)],
];

function numbersOf(names: readonly string[], nullable: boolean): Record<string, Column> {
  return Object.fromEntries(names.map((name) => [name, { type: 'number', nullable, generated: false }]));
}

const INTERFACE = /^export interface (\w+)(?: extends ([\w, ]+))? \{\n([^}]*)\}/gm;

function readColumn(type: string): Column {
  const [, insertable = ''] = /^ColumnType<[^,]+, ([^,]+),/.exec(type) ?? [];
  return {
    type: readType(type),
    nullable: type.endsWith('| null') || type === 'NullableJson',
    generated: type.startsWith('Generated<') || insertable.includes('undefined'),
  };
}

function readType(type: string): Column['type'] {
  if (/\bJson\b|NullableJson/.test(type)) return 'json';
  if (type.includes('[]')) return 'list';
  if (/\bDate\b/.test(type)) return 'instant';
  if (/\bBuffer\b/.test(type)) return 'bytes';
  if (/\bnumber\b/.test(type)) return 'number';
  return /\bboolean\b/.test(type) ? 'boolean' : 'text';
}

describe('database/schema', () => {
  it('has the tables, columns, types and defaults of the migrated database', async () => {
    const files = (await readdir(SCHEMA, { recursive: true })).filter((file) => file.endsWith('.ts'));
    const text = (await Promise.all(files.map(async (file) => readFile(new URL(file, SCHEMA), 'utf8')))).join(
      '\n',
    );
    const { tables, views } = await fetchCatalogue();
    expect(Object.keys(tables)).toContain('etlegacy.rounds');
    expect(forgetNulls(readTables(text), views)).toEqual(forgetNulls(tables, views));
  });

  it('is compared strictly: every kind of difference is detected', () => {
    const text =
      "export interface ATable {\n  id: Generated<number>;\n  at: Date | null;\n}\nexport interface CoreTables {\n  'core.a': ATable;\n}\n";
    const id: Column = { type: 'number', nullable: false, generated: true };
    expect(readTables(text)).toEqual({
      'core.a': { id, at: { type: 'instant', nullable: true, generated: false } },
    });
    expect(readTables(text.replace(' | null', ''))['core.a']?.['at']?.nullable).toBe(false);
    expect(readTables(text.replace('  id: Generated<number>;\n', ''))['core.a']).not.toHaveProperty('id');
  });
});
