import { z } from 'zod';
import type { ErrorForm } from '../errors/error-form.ts';

/** The numbers and texts of the game's own API, by the codes of our errors. */
const NUMBERS: Readonly<Record<string, readonly [number, string]>> = {
  FORM_NEEDED: [0, 'Invalid Content Type'],
  NO_ACTION: [1, 'No action set'],
  ACTION_UNKNOWN: [2, 'Invalid action'],
  BAD_ARGUMENTS: [3, 'Missing or invalid arguments'],
  NOT_STORED: [4, 'Not found'],
  METHOD_UNKNOWN: [5, 'Method not allowed'],
  KEY_NEEDED: [6, 'Unauthorized'],
  KEY_REFUSED: [6, 'Unauthorized'],
  SCOPE_NEEDED: [7, 'Forbidden'],
};

/** The form of errors that clients of the game's API expect. */
export const REBROADCAST_FORM: ErrorForm = {
  schema: z
    .object({
      time: z.int().meta({ description: 'Unix seconds' }),
      error_code: z.int().nullable(),
      error_message: z.string(),
    })
    .meta({
      id: 'Helldivers1RebroadcastError',
      examples: [{ time: 1_764_262_800, error_code: 1, error_message: 'No action set' }],
    }),
  build: ({ code }) => {
    const [number, message] = NUMBERS[code] ?? [null, 'Unknown error'];
    return { time: Math.floor(Date.now() / 1000), error_code: number, error_message: message };
  },
};
