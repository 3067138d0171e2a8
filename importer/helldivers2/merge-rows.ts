import { type RawBuilder, type Selectable, sql, type Transaction } from 'kysely';
import { columnRefs } from '../../database/column-refs.ts';
import type { Helldivers2Tables } from '../../database/schema/helldivers2.ts';
import type { DB } from '../../database/schema.ts';

type Table = keyof Helldivers2Tables;
export type Row<T extends Table> = Partial<Selectable<Helldivers2Tables[T]>>;

type Merge<T extends Table> = {
  readonly key: readonly (keyof Helldivers2Tables[T] & string)[];
  /** The column with the time of a row. */
  readonly at: keyof Helldivers2Tables[T] & string;
  /** A column whose oldest value is kept. */
  readonly first?: keyof Helldivers2Tables[T] & string;
};

export async function mergeRows<T extends Table>(
  trx: Transaction<DB>,
  table: T,
  rows: readonly Row<T>[],
  merge: Merge<T>,
): Promise<void> {
  await buildMerge(table, rows, merge)?.execute(trx);
}

/**
 * Writes rows so that any order and number of writes has the same result: of two rows with one key the newer is kept,
 * with `first` of the older one; of two of the same moment, which answers from several places may be, the one whose
 * payload has the larger hash, or without payloads the one with the larger values. Rows with payloads must be sorted by
 * time and hash; absent columns stay unchanged.
 *
 * @returns the statement; null where there is nothing to write.
 */
export function buildMerge<T extends Table>(
  table: T,
  rows: readonly Row<T>[],
  merge: Merge<T>,
): RawBuilder<unknown> | null {
  const [any] = rows;
  if (any === undefined) return null;
  const columns = Object.keys(any);
  const { key, at, first } = merge;
  const values = columns.filter((column) => !key.some((part) => part === column));
  const hasPayload = columns.includes(PAYLOAD);
  const rank = (row: string) => (hasPayload ? hashOf(row) : valuesOf(row, values));
  const isNewer = sql`case when excluded.${sql.ref(at)} = t.${sql.ref(at)}
    then ${rank('excluded')} >= ${rank('t')} else excluded.${sql.ref(at)} > t.${sql.ref(at)} end`;
  const set = values.map((column) =>
    column === first
      ? sql`${sql.ref(column)} = least(t.${sql.ref(column)}, excluded.${sql.ref(column)})`
      : sql`${sql.ref(column)} = case when ${isNewer} then excluded.${sql.ref(column)} else t.${sql.ref(column)} end`,
  );
  const given = hasPayload ? foldRows(rows, merge) : rows;
  return sql`
    insert into ${sql.table(table)} as t (${columnRefs(columns)})
    select distinct on (${columnRefs(key)}) ${columnRefs(columns)}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(given)}::jsonb) as r
    order by ${columnRefs(key)}, ${sql.ref(at)} desc${hasPayload ? sql`` : sql`, ${rank('r')} desc`}
    on conflict (${columnRefs(key)}) do update set ${sql.join(set)}`;
}

const PAYLOAD = 'payload_id';

function hashOf(row: string): RawBuilder<unknown> {
  return sql`coalesce((select hash from core.payloads as p where p.id = ${sql.ref(`${row}.${PAYLOAD}`)}), '')`;
}

function valuesOf(row: string, columns: readonly string[]): RawBuilder<unknown> {
  return sql`jsonb_build_array(${sql.join(columns.map((column) => sql.ref(`${row}.${column}`)))})`;
}

/** A statement may change a row only once, so rows of one key are merged first. */
function foldRows(
  rows: readonly Readonly<Record<string, unknown>>[],
  { key, first }: { readonly key: readonly string[]; readonly first?: string },
): Readonly<Record<string, unknown>>[] {
  const folded = new Map<string, Readonly<Record<string, unknown>>>();
  for (const row of rows) {
    const id = JSON.stringify(key.map((column) => row[column]));
    const before = folded.get(id);
    folded.set(id, before === undefined || first === undefined ? row : { ...row, [first]: before[first] });
  }
  return [...folded.values()];
}
