import { DatabaseError } from './database-error.ts';
import { findFailure, readError } from './find-failure.ts';

const TIP = 'Check DATABASE_URL, or remove it and Debrief starts a PostgreSQL of its own.';

/** Turns an error of pg into a sentence. `target` is host, port and database, never the password. */
export function explainConnectionError(error: unknown, target: string): DatabaseError {
  const at = `The PostgreSQL at ${target}`;
  const found = findFailure(error);
  if (found === null) {
    return new DatabaseError(`${at} cannot be used: ${readError(error).message}.`, TIP, { cause: error });
  }
  const { failure, message } = found;
  return new DatabaseError(failure.say(at, message), failure.tip ?? TIP, { cause: error });
}
