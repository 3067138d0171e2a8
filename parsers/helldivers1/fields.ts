import { z } from 'zod';

/** Position in the answers: 0 Bugs, 1 Cyborgs, 2 Illuminate. */
export const ENEMIES = [0, 1, 2] as const;
export type Enemy = (typeof ENEMIES)[number];
export const enemy = z.literal(ENEMIES);

export const FRONT_STATUSES = ['active', 'defeated', 'hidden'] as const;
export type FrontStatus = (typeof FRONT_STATUSES)[number];
export const frontStatus = z.enum(FRONT_STATUSES);

export const season = z.int().min(1).max(100_000);

/** Unix seconds between 2001 and 2033: what is outside is no time of an answer. */
export const answerTime = z.int().min(1_000_000_000).max(2_000_000_000);

/** Unix seconds of an event; early wars have odd ones, so only what a time can hold is asked. */
export const eventTime = z.int().min(0).max(9_999_999_999);

const LIMIT = 2n ** 63n;

/** Any integer that the database can hold; corrupt ones come and stay for a war, so none is refused for being odd. */
export const counter = z
  .union([z.int(), z.bigint()])
  .transform(BigInt)
  .refine((value) => value >= -LIMIT && value < LIMIT, 'must be an integer of 64 bits');
