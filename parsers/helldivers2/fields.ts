// Building blocks of the schemas: valid numbers and texts of the war's API.
import { z } from 'zod';
import { gameSeconds } from './game-seconds.ts';
import { storable } from './storable.ts';

const INT4 = 2_147_483_647;
/** Three centuries; later times have no date. */
const GAME_SECONDS_MAX = 10_000_000_000;

const REAL_MAX = 1e15;

/** Ids, flags. Some archives of answers store them as floats. */
export const whole = z
  .number()
  .min(Number.MIN_SAFE_INTEGER)
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => Math.round(value));

/** Counts, health, progress. Glitched ones, beyond what a number holds, become the largest instead of invalidating their row. */
export const count = z
  .number()
  .transform((value) =>
    Math.round(Math.min(Math.max(value, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)),
  );

/** Numbers of planets, factions, kinds. */
export const index = z.int().min(0).max(INT4);

export const gameTime = z
  .number()
  .min(-GAME_SECONDS_MAX)
  .max(GAME_SECONDS_MAX)
  .transform((value) => gameSeconds(Math.round(value)));

/** Rates, shares, positions; glitched ones are limited, so that what is computed from them stays a number. */
export const real = z.number().transform((value) => Math.min(Math.max(value, -REAL_MAX), REAL_MAX));

/** Absent, null and invalid values become null: an optional part never invalidates its row. */
export function maybe<T extends z.ZodType>(schema: T) {
  return z.union([schema, z.unknown().transform(() => null)]).optional();
}

export const position = z.looseObject({ x: real, y: real });

/** Earlier ones are faults; a year 0 has no place in the database. */
const EARLIEST = new Date(0);

/** ISO 8601 with a zone, since 1970. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((at) => at.getTime() >= EARLIEST.getTime(), 'not a date of this age');

/** Text that can be stored, of bounded length, because it is untrusted. */
export const text = z.string().transform((value) => storable(value.slice(0, 20_000)));

/** Text, or an object by language, from which English is used, or else the first language with a text. */
export const words = z.union([
  text,
  z
    .record(z.string(), z.unknown())
    .transform(
      (languages) =>
        [languages['en-US'], ...Object.values(languages)]
          .map((said) => text.safeParse(said).data ?? '')
          .find((said) => said !== '') ?? '',
    ),
]);
