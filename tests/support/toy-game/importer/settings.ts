import { z } from 'zod';

/** The environment variables of the game. */
export const skimmingSettings = z.object({
  /** Address that answers with the latest contest; without it only files are read. */
  SKIM_URL: z.url('must be an address, such as http://127.0.0.1:8080/latest').optional(),
  SKIM_POLL_MS: z.coerce.number().min(10).default(20_000),
});
