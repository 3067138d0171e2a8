// A formula is data, so that the same one is computed here for a card and by the database for a board. Ratios are sums
// over sums: nothing that is an average already is ever averaged again.
import { type RawBuilder, sql } from 'kysely';
import type { SumName, Sums } from '../etlegacy/formulas/sums.ts';

/** A weighted sum of columns. */
export type Terms = readonly (SumName | readonly [column: SumName, factor: number])[];

export type Formula =
  | { readonly kind: 'total'; readonly of: Terms }
  | {
      readonly kind: 'ratio';
      readonly top: Terms;
      readonly bottom: Terms;
      readonly scale: number;
      /** Where the bottom is 0: `none` gives null, `one` divides by 1 instead. */
      readonly whenZero: 'none' | 'one';
    }
  /** 100 * (1 - standard deviation / mean) of the DPM of single rounds, at least 0; null below `least` rounds. */
  | { readonly kind: 'steadiness'; readonly least: number };

/** @returns the value in the formula's own unit, unrounded; null where there is nothing to divide by. */
export function evaluate(formula: Formula, sums: Sums): number | null {
  if (formula.kind === 'total') return add(formula.of, sums);
  if (formula.kind === 'steadiness') return steadiness(formula.least, sums);
  const bottom = add(formula.bottom, sums);
  if (bottom === 0 && formula.whenZero === 'none') return null;
  return (formula.scale * add(formula.top, sums)) / (bottom === 0 ? 1 : bottom);
}

function steadiness(least: number, { dpm_rounds: rounds, dpm_sum: sum, dpm_squares: squares }: Sums) {
  if (rounds < least || sum === 0) return null;
  const mean = sum / rounds;
  const variance = Math.max(0, squares / rounds - mean * mean);
  return Math.max(0, 100 * (1 - Math.sqrt(variance) / mean));
}

/** The same value as an SQL expression over a row that has the columns of `columnsOf(formula)`. */
export function formulaSql(formula: Formula): RawBuilder<number | null> {
  if (formula.kind === 'total') return addSql(formula.of);
  if (formula.kind === 'steadiness') {
    return sql<number | null>`(case when dpm_rounds >= ${sql.lit(formula.least)} and dpm_sum > 0 then
      greatest(0, 100 * (1 - sqrt(greatest(0, dpm_squares / dpm_rounds - (dpm_sum / dpm_rounds) ^ 2))
        / (dpm_sum / dpm_rounds))) end)`;
  }
  const bottom = addSql(formula.bottom);
  const divisor =
    formula.whenZero === 'none' ? sql`nullif(${bottom}, 0)` : sql`coalesce(nullif(${bottom}, 0), 1)`;
  return sql<number | null>`(${sql.lit(formula.scale)}::float8 * ${addSql(formula.top)} / ${divisor})`;
}

/** The columns that a formula reads. */
export function columnsOf(formula: Formula): readonly SumName[] {
  if (formula.kind === 'total') return names(formula.of);
  if (formula.kind === 'steadiness') return ['dpm_rounds', 'dpm_sum', 'dpm_squares'];
  return [...names(formula.top), ...names(formula.bottom)];
}

function add(terms: Terms, sums: Sums): number {
  return terms.reduce((sum, term) => {
    const [column, factor] = typeof term === 'string' ? ([term, 1] as const) : term;
    return sum + factor * sums[column];
  }, 0);
}

function addSql(terms: Terms): RawBuilder<number> {
  const parts = terms.map((term) => {
    const [column, factor] = typeof term === 'string' ? ([term, 1] as const) : term;
    return sql`${sql.lit(factor)}::float8 * ${sql.ref(column)}`;
  });
  return sql<number>`(${sql.join(parts, sql` + `)})`;
}

function names(terms: Terms): SumName[] {
  return terms.map((term) => (typeof term === 'string' ? term : term[0]));
}
