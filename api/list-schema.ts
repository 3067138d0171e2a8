import { z } from 'zod';

/** A list in an answer, which handlers need not copy. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

export const LIMIT = z.coerce
  .number('must be a whole number')
  .int('must be a whole number')
  .min(1, 'must be at least 1')
  .max(100, 'must be at most 100')
  .default(25)
  .meta({ description: 'How many are sent at once' });

export const CURSOR = z
  .string()
  .max(500)
  .optional()
  .meta({ description: '`next` of the page before; all other parameters stay the same' });

export const NEXT = z.string().nullable().meta({ description: 'For `cursor`; null on the last page' });
