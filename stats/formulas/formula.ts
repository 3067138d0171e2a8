// A formula is data, so that the same one is computed here for a card and by the database for a board. Ratios are sums
// over sums: nothing that is an average already is ever averaged again.
import { type RawBuilder, sql } from 'kysely';

/** A weighted sum of columns. */
export type Terms<Column extends string> = readonly (Column | readonly [column: Column, factor: number])[];

/** Over the columns of any table. `known`: how many rows tell the value; without any the value is null, never 0. */
export type Formula<Column extends string> =
  | { readonly kind: 'total'; readonly of: Terms<Column>; readonly known?: Column }
  | {
      readonly kind: 'ratio';
      readonly top: Terms<Column>;
      readonly bottom: Terms<Column>;
      readonly scale: number;
      readonly known?: Column;
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
    };

type Row<Column extends string> = Readonly<Record<Column, number>>;
type Steadiness<Column extends string> = Extract<Formula<Column>, { kind: 'steadiness' }>;
type Ratio<Column extends string> = Extract<Formula<Column>, { kind: 'ratio' }>;

/** @returns the value in the formula's own unit, unrounded; null where there is nothing to divide by. */
export function evaluate<Column extends string>(formula: Formula<Column>, sums: Row<Column>): number | null {
  if (formula.kind === 'steadiness') return steadiness(formula, sums);
  if (formula.known !== undefined && sums[formula.known] <= 0) return null;
  if (formula.kind === 'total') return add(formula.of, sums);
  const bottom = add(formula.bottom, sums);
  if (bottom === 0 && formula.whenZero === 'none') return null;
  return (formula.scale * add(formula.top, sums)) / (bottom === 0 ? 1 : bottom);
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
  if (formula.kind === 'steadiness') return steadinessSql(formula);
  const value = formula.kind === 'total' ? addSql(formula.of) : ratioSql(formula);
  if (formula.known === undefined) return value;
  return sql<number | null>`(case when ${sql.ref(formula.known)} > 0 then ${value} end)`;
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
  if (formula.kind === 'steadiness') return [formula.count, formula.sum, formula.squares];
  const known = formula.known === undefined ? [] : [formula.known];
  if (formula.kind === 'total') return [...names(formula.of), ...known];
  return [...names(formula.top), ...names(formula.bottom), ...known];
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
