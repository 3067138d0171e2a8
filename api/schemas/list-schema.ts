import { z } from 'zod';
import { wholeNumber } from './whole-number.ts';

/** A list in an answer, which handlers need not copy. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

export const LIMIT = wholeNumber(1, 100).default(25).meta({ description: 'How many are sent at once' });

export const CURSOR = z
  .string()
  .max(500)
  .optional()
  .meta({ description: '`next` of the page before; all other parameters stay the same' });

export const NEXT = z.string().nullable().meta({ description: 'For `cursor`; null on the last page' });
