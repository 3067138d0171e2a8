import { ERRORS, type ErrorTexts } from './error-catalogue.ts';
import type { Block, ErrorValues, SayError } from './reply.ts';

type Say<Code> = (code: Code, values?: ErrorValues, blocks?: readonly Block[]) => SayError;

/** What a game's commands say errors with: those of its own catalogue and those of everybody. */
export function createSayError<const Own extends ErrorTexts>(own: Own): Say<keyof Own | keyof typeof ERRORS> {
  const texts: ErrorTexts = { ...ERRORS, ...own };
  return (code, values = {}, blocks = []) => {
    const name = String(code);
    const text = texts[name];
    if (text === undefined) throw new Error(`No error is called ${name}`);
    return { kind: 'error', code: name, text, values, blocks };
  };
}

/** A failure that a person can do something about. `values` fill the sentence and are escaped there. */
export const sayError = createSayError({});
