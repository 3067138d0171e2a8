import { createRefuse } from '../errors/api-error.ts';
import type { ApiErrorTexts } from '../errors/error-catalogue.ts';

const HD2_API_ERRORS = {
  NO_WAR: {
    status: 404,
    say: 'Nothing is known of the war yet.',
    tip: 'It appears within a minute of the first answer of the upstream.',
  },
  PLANET_UNKNOWN: {
    status: 404,
    say: 'There is no planet {name}.',
    tip: '/api/hd2/planets lists them by their index.',
  },
} as const satisfies ApiErrorTexts;

/** Builds an error about Helldivers 2: `throw refuse('PLANET_UNKNOWN', { name })`. */
export const refuse = createRefuse(HD2_API_ERRORS);
