import { createRefuse } from '../api-error.ts';
import type { ApiErrorTexts } from '../error-catalogue.ts';

const ETLEGACY_API_ERRORS = {
  SERVER_UNKNOWN: {
    status: 404,
    say: 'There is no game server {name} here.',
    tip: '/api/et/servers lists those that you may see.',
  },
} as const satisfies ApiErrorTexts;

/** Builds an error about ET:Legacy: `throw refuse('SERVER_UNKNOWN', { name })`. */
export const refuse = createRefuse(ETLEGACY_API_ERRORS);
