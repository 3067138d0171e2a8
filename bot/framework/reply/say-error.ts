import { ERRORS, type ErrorTexts } from './error-catalogue.ts';
import type { Block, ErrorValues, SayError } from './reply.ts';

type Say<Code> = (code: Code, values?: ErrorValues, blocks?: readonly Block[]) => SayError;

/** Creates the error builder of a game: for its own catalogue and the shared one. */
export function createSayError<const Own extends ErrorTexts>(own: Own): Say<keyof Own | keyof typeof ERRORS> {
  const texts: ErrorTexts = { ...ERRORS, ...own };
  return (code, values = {}, blocks = []) => {
    const name = String(code);
    const text = texts[name];
    if (text === undefined) throw new Error(`There is no error called ${name}`);
    return { kind: 'error', code: name, text, values, blocks };
  };
}

/** Builds an error that a person can act on. `values` fill the sentence and are escaped. */
export const sayError = createSayError({});
