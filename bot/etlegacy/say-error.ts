import { createSayError } from '../framework/reply/say-error.ts';
import { ETLEGACY_ERRORS } from './errors.ts';

/** Builds an error with a next step. `values` fill the sentence and are escaped. */
export const sayError = createSayError(ETLEGACY_ERRORS);
