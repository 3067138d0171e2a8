// Building blocks of the schemas: valid numbers and texts of the war's API.
import { z } from 'zod';
import { gameSeconds } from './game-seconds.ts';

const INT4 = 2_147_483_647;
/** Three centuries; later times have no date. */
const GAME_SECONDS_MAX = 10_000_000_000;

/** Counts, health, 32-bit ids. Some archives of answers store them as floats. */
export const whole = z
  .number()
  .min(Number.MIN_SAFE_INTEGER)
  .max(Number.MAX_SAFE_INTEGER)
  .transform((value) => Math.round(value));

/** Numbers of planets, factions, kinds. */
export const index = z.int().min(0).max(INT4);

export const gameTime = z
  .number()
  .min(-GAME_SECONDS_MAX)
  .max(GAME_SECONDS_MAX)
  .transform((value) => gameSeconds(Math.round(value)));

export const real = z.number();

/** Absent, null and invalid values become null: an optional part never invalidates its row. */
export function maybe<T extends z.ZodType>(schema: T) {
  return z.union([schema, z.unknown().transform(() => null)]).optional();
}

export const position = z.looseObject({ x: real, y: real });

/** ISO 8601 with a zone. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .refine((at) => !Number.isNaN(at.getTime()), 'not a date');

/** Text without NUL, which PostgreSQL cannot store, and of bounded length, because it is untrusted. */
export const text = z.string().transform((value) => value.replaceAll('\u0000', '').slice(0, 20_000));

/** Text, or an object by language, from which English is used. */
export const words = z.union([
  text,
  z.record(z.string(), z.unknown()).transform((languages) => text.safeParse(languages['en-US']).data ?? ''),
]);
