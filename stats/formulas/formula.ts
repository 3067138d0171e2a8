// A formula is data, so that the same one is computed here for a card and by the database for a board. Ratios are sums
// over sums: nothing that is an average already is ever averaged again.
import { type RawBuilder, sql } from 'kysely';

/** A weighted sum of columns. */
export type Terms<Column extends string> = readonly (Column | readonly [column: Column, factor: number])[];

/** Over the columns of any table. */
export type Formula<Column extends string> =
  | { readonly kind: 'total'; readonly of: Terms<Column> }
  | {
      readonly kind: 'ratio';
      readonly top: Terms<Column>;
      readonly bottom: Terms<Column>;
      readonly scale: number;
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

/** @returns the value in the formula's own unit, unrounded; null where there is nothing to divide by. */
export function evaluate<Column extends string>(formula: Formula<Column>, sums: Row<Column>): number | null {
  if (formula.kind === 'total') return add(formula.of, sums);
  if (formula.kind === 'steadiness') return steadiness(formula, sums);
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
  if (formula.kind === 'total') return addSql(formula.of);
  if (formula.kind === 'steadiness') {
    const [count, sum, squares] = [formula.count, formula.sum, formula.squares].map((name) => sql.ref(name));
    return sql<number | null>`(case when ${count} >= ${sql.lit(formula.least)} and ${sum} > 0 then
      greatest(0, 100 * (1 - sqrt(greatest(0, ${squares} / ${count} - (${sum} / ${count}) ^ 2))
        / (${sum} / ${count}))) end)`;
  }
  const bottom = addSql(formula.bottom);
  const divisor =
    formula.whenZero === 'none' ? sql`nullif(${bottom}, 0)` : sql`coalesce(nullif(${bottom}, 0), 1)`;
  return sql<number | null>`(${sql.lit(formula.scale)}::float8 * ${addSql(formula.top)} / ${divisor})`;
}

/** The columns that a formula reads. */
export function columnsOf<Column extends string>(formula: Formula<Column>): readonly Column[] {
  if (formula.kind === 'total') return names(formula.of);
  if (formula.kind === 'steadiness') return [formula.count, formula.sum, formula.squares];
  return [...names(formula.top), ...names(formula.bottom)];
}

function add<Column extends string>(terms: Terms<Column>, sums: Row<Column>): number {
  return terms.reduce((sum, term) => {
    const [column, factor] = typeof term === 'string' ? ([term, 1] as const) : term;
    return sum + factor * sums[column];
  }, 0);
}

function addSql(terms: Terms<string>): RawBuilder<number> {
  const parts = terms.map((term) => {
    const [column, factor] = typeof term === 'string' ? ([term, 1] as const) : term;
    return sql`${sql.lit(factor)}::float8 * ${sql.ref(column)}`;
  });
  return sql<number>`(${sql.join(parts, sql` + `)})`;
}

function names<Column extends string>(terms: Terms<Column>): Column[] {
  return terms.map((term) => (typeof term === 'string' ? term : term[0]));
}
