// The form of answers that clients of helldivers.bot, a site with the same API, expect.
import { z } from 'zod';
import type { ErrorForm } from '../errors/error-form.ts';

const PHRASES: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  429: 'Too many requests',
  500: 'Internal server error',
  503: 'Service unavailable',
};

const TIME = z
  .number()
  .meta({ description: 'When the answer was made: milliseconds since 1970, with a fraction' });

/** Returns the schema of an answer that carries this data. */
export function successSchema<Data extends z.ZodType>(data: Data) {
  return z.object({ time: TIME, code: z.literal(200), message: z.literal('OK'), data });
}

/** Wraps the data of an answer. */
export function good<Data>(data: Data) {
  return { time: now(), code: 200 as const, message: 'OK' as const, data };
}

/** `error` says what is wrong; null for status 401, so that callers without a valid key learn nothing more. */
export const ENVELOPE: ErrorForm = {
  schema: z
    .object({
      time: TIME,
      code: z.int(),
      message: z.string().meta({ description: 'The phrase of the HTTP status' }),
      error: z.string().nullable().meta({ description: 'What is wrong; null for status 401' }),
    })
    .meta({
      id: 'Helldivers1Error',
      examples: [
        {
          time: 1_764_262_800_000.25,
          code: 404,
          message: 'Not found',
          error: "Couldn't find campaign with season 9",
        },
      ],
    }),
  build: ({ status, say }) => ({
    time: now(),
    code: status,
    message: PHRASES[status] ?? 'Error',
    error: status === 401 ? null : say,
  }),
};

function now(): number {
  // Fractions as clients expect them; the clock of the machine, which may be set meanwhile.
  return Date.now() + (performance.now() % 1);
}
