import { z } from 'zod';

/** A whole number in an address, from `min` to `max`. */
export const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number<string>('must be a whole number')
    .int('must be a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);
