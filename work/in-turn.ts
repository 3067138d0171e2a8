import { isDatabaseAway } from '../bot/framework/is-database-away.ts';

/** Runs every part in turn, also after one that failed, unless the database is away. @throws the first error, at the end. */
export async function inTurn(parts: readonly (() => Promise<void>)[]): Promise<void> {
  const errors: unknown[] = [];
  for (const part of parts) {
    try {
      await part();
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
