import { type FoundFailure, findFailure } from './find-failure.ts';

export type DatabaseRefusal = { readonly say: string; readonly tip: string };

const TIP = 'The person who runs Debrief can change that.';
/** Also statements that a bug made, so these are not explained to anybody else. */
const MAYBE_BUGS = new Set(['42P01', '42703', '3F000', '42883']);

/**
 * Finds what a database refuses until a person acts, such as any change while it is read only, or for now, such as one of
 * two changes at once; null for an absent database and for bugs.
 */
export function findRefusal(error: unknown): DatabaseRefusal | null {
  if (error instanceof AggregateError)
    return error.errors.map(findRefusal).find((found) => found !== null) ?? null;
  const found = findFailure(error);
  if (found === null || !isRefusal(found)) return null;
  const { failure, message } = found;
  return { say: failure.say('The database', message), tip: failure.tip ?? TIP };
}

/** A database that does not exist: to who asks it is as absent as one that does not answer. */
const GONE = '3D000';

function isRefusal({ failure, code }: FoundFailure): boolean {
  return failure.nature !== 'away' && code !== '' && code !== GONE && !MAYBE_BUGS.has(code);
}
