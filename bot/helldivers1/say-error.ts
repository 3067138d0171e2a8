import { createSayError } from '../framework/reply/say-error.ts';
import { HD1_ERRORS } from './errors.ts';

/** A failure that a person can do something about. `values` fill the sentence and are escaped there. */
export const sayError = createSayError(HD1_ERRORS);
