// A formula is data, so that the same one is computed here for a card and by the database for a board. Ratios are sums
// over sums: nothing that is an average already is ever averaged again.
//
// Not every row tells every number. What none tells is null, never 0. A total over rows of which some tell it is a part of
// the sum, and `isPart` says so. A ratio uses the rows that tell it; where they are fewer than half of all rows they do not
// speak for the rest, and it is null.
import { type RawBuilder, sql } from 'kysely';

/** A weighted sum of columns. */
export type Terms<Column extends string> = readonly (Column | readonly [column: Column, factor: number])[];

/** How many rows tell a value. */
export type Coverage<Column extends string> = {
  /** Each counts the rows that tell some term of the value; the smallest number counts. */
  readonly known: readonly [Column, ...Column[]];
  /** Counts all rows; without it nothing is a part. */
  readonly rows?: Column;
  /** Which share of the rows has to tell it: `some` one of them, `half` at least half, `none` lets what is unknown add nothing. */
  readonly least: 'some' | 'half' | 'none';
};

/** Over the columns of any table. Without `told` every row tells the value. */
export type Formula<Column extends string> =
  | { readonly kind: 'total'; readonly of: Terms<Column>; readonly told?: Coverage<Column> }
  | {
      readonly kind: 'ratio';
      readonly top: Terms<Column>;
      readonly bottom: Terms<Column>;
      readonly scale: number;
      readonly told?: Coverage<Column>;
      /** Where the bottom is 0: `none` gives null, `one` divides by 1 instead. */
      readonly whenZero: 'none' | 'one';
    }
  /**
   * 100 * (1 - standard deviation / mean) of a value of single rounds, at least 0; null below `least` rounds. The columns
   * hold how many rounds there are, the sum of the values and the sum of their squares.
   */
  | {
      readonly kind: 'steadiness';
      readonly least: number;
      readonly count: Column;
      readonly sum: Column;
      readonly squares: Column;
      readonly told?: Coverage<Column>;
    };

type Row<Column extends string> = Readonly<Record<Column, number>>;
type Steadiness<Column extends string> = Extract<Formula<Column>, { kind: 'steadiness' }>;
type Ratio<Column extends string> = Extract<Formula<Column>, { kind: 'ratio' }>;

/** @returns the value in the formula's own unit, unrounded; null where there is nothing to divide by. */
export function evaluate<Column extends string>(formula: Formula<Column>, sums: Row<Column>): number | null {
  if (formula.told !== undefined && !isTold(formula.told, sums)) return null;
  if (formula.kind === 'steadiness') return steadiness(formula, sums);
  if (formula.kind === 'total') return add(formula.of, sums);
  const bottom = add(formula.bottom, sums);
  if (bottom === 0 && formula.whenZero === 'none') return null;
  return (formula.scale * add(formula.top, sums)) / (bottom === 0 ? 1 : bottom);
}

/** Whether a total has a value that lacks some rows, because they do not tell it. */
export function isPart<Column extends string>({ kind, told }: Formula<Column>, sums: Row<Column>): boolean {
  if (kind !== 'total' || told?.rows === undefined || !isTold(told, sums)) return false;
  return countKnown(told, sums) < sums[told.rows];
}

function isTold<Column extends string>(told: Coverage<Column>, sums: Row<Column>): boolean {
  if (told.least === 'none') return true;
  const known = countKnown(told, sums);
  return known > 0 && (told.least === 'some' || told.rows === undefined || 2 * known >= sums[told.rows]);
}

function countKnown<Column extends string>({ known }: Coverage<Column>, sums: Row<Column>): number {
  return Math.min(...known.map((column) => sums[column]));
}

function steadiness<Column extends string>(
  { least, count, sum: total, squares: ofSquares }: Steadiness<Column>,
  sums: Row<Column>,
): number | null {
  const [rounds, sum, squares] = [sums[count], sums[total], sums[ofSquares]];
  if (rounds < least || sum === 0) return null;
  const mean = sum / rounds;
  const variance = Math.max(0, squares / rounds - mean * mean);
  return Math.max(0, 100 * (1 - Math.sqrt(variance) / mean));
}

/** The same value as an SQL expression over a row that has the columns of `columnsOf(formula)`. */
export function formulaSql(formula: Formula<string>): RawBuilder<number | null> {
  const value = valueSql(formula);
  const { told } = formula;
  if (told === undefined || told.least === 'none') return value;
  const known = knownSql(told);
  const isHalf =
    told.least === 'some' || told.rows === undefined
      ? sql``
      : sql` and 2 * ${known} >= ${sql.ref(told.rows)}`;
  return sql<number | null>`(case when ${known} > 0${isHalf} then ${value} end)`;
}

function valueSql(formula: Formula<string>): RawBuilder<number | null> {
  if (formula.kind === 'steadiness') return steadinessSql(formula);
  return formula.kind === 'total' ? addSql(formula.of) : ratioSql(formula);
}

/** How many rows tell the value, over a row that has the columns of `columnsOf(formula)` and counts all rows in `rows`. */
export function toldRowsSql({ told }: Formula<string>, rows: string): RawBuilder<number> {
  if (told?.rows === undefined || told.least === 'none') return sql<number>`${sql.ref(rows)}`;
  return sql<number>`least(${knownSql(told)}, ${sql.ref(told.rows)})`;
}

function knownSql({ known }: Coverage<string>): RawBuilder<number> {
  const columns = known.map((column) => sql.ref(column));
  return known.length === 1 ? sql<number>`${columns[0]}` : sql<number>`least(${sql.join(columns)})`;
}

function steadinessSql(formula: Steadiness<string>): RawBuilder<number | null> {
  const [count, sum, squares] = [formula.count, formula.sum, formula.squares].map((name) => sql.ref(name));
  return sql<number | null>`(case when ${count} >= ${sql.lit(formula.least)} and ${sum} > 0 then
    greatest(0, 100 * (1 - sqrt(greatest(0, ${squares} / ${count} - (${sum} / ${count}) ^ 2))
      / (${sum} / ${count}))) end)`;
}

function ratioSql({ top, bottom, scale, whenZero }: Ratio<string>): RawBuilder<number | null> {
  const below = addSql(bottom);
  const divisor = whenZero === 'none' ? sql`nullif(${below}, 0)` : sql`coalesce(nullif(${below}, 0), 1)`;
  return sql<number | null>`(${sql.lit(scale)}::float8 * ${addSql(top)} / ${divisor})`;
}

/** The columns that a formula reads. */
export function columnsOf<Column extends string>(formula: Formula<Column>): readonly Column[] {
  const { told } = formula;
  return [...termsOf(formula), ...(told?.known ?? []), ...(told?.rows === undefined ? [] : [told.rows])];
}

function termsOf<Column extends string>(formula: Formula<Column>): readonly Column[] {
  if (formula.kind === 'steadiness') return [formula.count, formula.sum, formula.squares];
  if (formula.kind === 'total') return names(formula.of);
  return [...names(formula.top), ...names(formula.bottom)];
}

function add<Column extends string>(terms: Terms<Column>, sums: Row<Column>): number {
  return terms.reduce((sum, term) => {
    const [column, factor] = typeof term === 'string' ? ([term, 1] as const) : term;
    return sum + factor * sums[column];
  }, 0);
}

function addSql(terms: Terms<string>): RawBuilder<number | null> {
  const parts = terms.map((term) => {
    const [column, factor] = typeof term === 'string' ? ([term, 1] as const) : term;
    return sql`${sql.lit(factor)}::float8 * ${sql.ref(column)}`;
  });
  return sql<number | null>`(${sql.join(parts, sql` + `)})`;
}

function names<Column extends string>(terms: Terms<Column>): Column[] {
  return terms.map((term) => (typeof term === 'string' ? term : term[0]));
}
