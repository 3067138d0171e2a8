import { createRefuse } from '../../../../api/errors/api-error.ts';
import type { ApiErrorTexts } from '../../../../api/errors/error-catalogue.ts';

const SKIMMING_API_ERRORS = {
  NO_CONTEST: { status: 404, say: 'No contest is known yet.', tip: 'Upload the file of a judge.' },
  SKIMMER_UNKNOWN: {
    status: 404,
    say: 'Nobody called {name} has thrown a stone here.',
    tip: '/api/skim/contests/latest names players.',
  },
} as const satisfies ApiErrorTexts;

/** Builds an error about stone skimming: `throw refuse('NO_CONTEST')`. */
export const refuse = createRefuse(SKIMMING_API_ERRORS);
