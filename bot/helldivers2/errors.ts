// What can go wrong for somebody who asks about Helldivers 2. {words} are filled in, escaped.
import type { ErrorTexts } from '../framework/reply/error-catalogue.ts';

export const HD2_ERRORS = {
  NO_WAR: {
    say: 'Nothing is known of the war of Helldivers 2 yet.',
    tip: 'It appears within a minute of the first answer of the upstream; the operator sees with `debrief helldivers2 status` what is missing.',
  },
  PLANET_UNKNOWN: {
    say: 'There is no planet called {name}.',
    tip: 'Pick one from the list that appears while you type: by name, sector or number.',
  },
} as const satisfies ErrorTexts;
