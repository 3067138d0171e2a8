// What can go wrong for somebody who asks about Helldivers 1. {words} are filled in, escaped.
import type { ErrorTexts } from '../framework/reply/error-catalogue.ts';

export const HD1_ERRORS = {
  NO_CAMPAIGN: {
    say: 'No status of the war of Helldivers 1 is stored yet.',
    tip: 'It appears within a minute of the first answer of the API. `debrief helldivers1 status` shows the operator what is missing.',
  },
  SEASON_UNKNOWN: {
    say: 'War {season} is not stored.',
    tip: 'The operator can fetch it with `debrief helldivers1 season {season}`. `/hd1 events` shows the running war.',
  },
} as const satisfies ErrorTexts;
