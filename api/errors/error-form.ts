import { z } from 'zod';
import type { Problem } from './api-error.ts';

/** The body of error answers. */
export type ErrorForm = {
  readonly schema: z.ZodType;
  /** @param requestId as in the header `x-request-id` and the log. */
  readonly build: (problem: Problem, requestId: string) => object;
};

const schema = z
  .object({
    error: z.object({
      code: z.string().meta({ description: 'A word of the catalogue, for programs' }),
      message: z.string().meta({ description: 'What happened, for people' }),
      tip: z.string().meta({ description: 'What to do' }),
      requestId: z.string().meta({ description: 'Under which the log has the request' }),
      details: z
        .array(z.object({ path: z.string(), message: z.string() }))
        .optional()
        .meta({ description: 'Which parts of the request are wrong' }),
    }),
  })
  .meta({
    id: 'Error',
    examples: [
      {
        error: {
          code: 'KEY_NEEDED',
          message: 'This needs a key.',
          tip: 'Send "Authorization: Bearer KEY".',
          requestId: '5f2b9c0d-1e3a-4f67-8a90-b1c2d3e4f506',
        },
      },
    ],
  });

/** The form of all errors, except where a route brings its own. */
export const ERROR_FORM: ErrorForm = {
  schema,
  build: ({ code, say, tip, details }, requestId) => ({
    error: { code, message: say, tip, requestId, ...(details === undefined ? {} : { details }) },
  }),
};
