// The value of a stat as people see it. Values are computed and compared unrounded; those that look equal are equal, so
// they share a place. Here once for this process and once for the database.
import { type RawBuilder, sql } from 'kysely';
import { fullSeconds } from '../../core/full-seconds.ts';
import { roundTo } from '../../core/round-to.ts';
import type { Stat } from '../catalogue/stat.ts';

/** What decides how a value is written. */
type Written = Pick<Stat, 'unit' | 'digits'>;

/** @returns full seconds of what is in minutes, otherwise the value with the decimals of the stat. */
export function shownValue({ unit, digits }: Written, value: number): number {
  return unit === 'minutes' ? fullSeconds((value * 60_000) / 1000) : roundTo(value, digits);
}

/**
 * An expression over a float8 that orders and compares like what people see, as a numeric; null where the value is null. Outside
 * minutes it counts units of the last digit, so it is not for display.
 */
export function shownSql({ unit, digits }: Written, value: RawBuilder<number | null>): RawBuilder<number> {
  if (unit === 'minutes')
    return sql<number>`floor(floor(${value} * 60000 / 1000 * 1000 + 0.5::float8) / 1000)::numeric`;
  const scale = sql`${sql.lit(10 ** digits)}::float8`;
  // Like roundTo: what follows the twelfth digit is floating-point noise, and halves round away from zero.
  return sql<number>`round(to_char(${value} * ${scale}, '9.99999999999EEEE')::numeric)`;
}
