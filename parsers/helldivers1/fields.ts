import { z } from 'zod';
import { toAmount } from './amount.ts';

/** Position in the answers: 0 Bugs, 1 Cyborgs, 2 Illuminate. */
export const ENEMIES = [0, 1, 2] as const;
export type Enemy = (typeof ENEMIES)[number];
export const enemy = z.literal(ENEMIES);

export const FRONT_STATUSES = ['active', 'defeated', 'hidden'] as const;
export type FrontStatus = (typeof FRONT_STATUSES)[number];
export const frontStatus = z.enum(FRONT_STATUSES);

export const season = z.int().min(1).max(100_000);

/** Unix seconds between 2001 and 2033; anything else is not a valid time of an answer. */
export const answerTime = z.int().min(1_000_000_000).max(2_000_000_000);

/** Unix seconds of an event. Early wars have odd values, so only the range of the type is checked. */
export const eventTime = z.int().min(0).max(9_999_999_999);

const LIMIT = 10n ** 100n;

/**
 * Any integer, also of more than 64 bits and with an exponent. Corrupt values appear and stay for a whole war, so
 * implausible ones are accepted.
 */
export const counter = z
  .union([z.number().refine(Number.isInteger, 'must be an integer'), z.bigint()])
  .transform(BigInt)
  .refine((value) => value > -LIMIT && value < LIMIT, 'must have at most 100 digits');

/** The same, as a number where it is exact. */
export const amount = counter.transform(toAmount);
