import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';

type Fetch<T> = (db: Kysely<DB>, now: Date) => Promise<T>;

/**
 * Fetches once what all kinds and targets of one planning need, which has one `now`: that object itself is what they
 * share. What failed is fetched again by the next that asks.
 */
export function oncePerLook<T extends object>(fetch: Fetch<T>): Fetch<T> {
  const fetched = new WeakMap<Date, T>();
  return async (db, now) => {
    const known = fetched.get(now);
    if (known !== undefined) return known;
    const result = await fetch(db, now);
    fetched.set(now, result);
    return result;
  };
}
