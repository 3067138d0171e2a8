import { createSayError } from '../../../../bot/framework/reply/say-error.ts';
import type { ErrorTexts } from '../../../../bot/framework/reply/error-catalogue.ts';

export const SKIMMING_ERRORS = {
  SKIMMER_UNKNOWN: {
    say: 'Nobody called {name} has thrown a stone here.',
    tip: 'Pick one from the list that appears while you type.',
  },
  SKIM_STAT_UNKNOWN: { say: 'There is no stat called {name}.', tip: 'Pick one from the list.' },
  NO_CONTEST: { say: 'No contest is known yet.', tip: 'Upload the file of a judge.' },
} as const satisfies ErrorTexts;

/** A failure that a person can do something about. */
export const sayError = createSayError(SKIMMING_ERRORS);
