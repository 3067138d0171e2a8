// Which player keys are one person. Facts keep the key of the game; queries add up all keys of a person under one. Without
// merges the queries are the same as before.
import { type RawBuilder, sql } from 'kysely';

/** A merged key to the key of its person. Chains are resolved, so the key of a person is never a key of this map. */
export type Merges = ReadonlyMap<string, string>;

export const NO_MERGES: Merges = new Map();

/** Returns the key under which a person is shown. */
export function personOf(merges: Merges, playerKey: string): string {
  return merges.get(playerKey) ?? playerKey;
}

/** Returns all keys of these people, their own first. */
export function keysOf(merges: Merges, people: readonly string[]): string[] {
  const wanted = new Set(people);
  const others = [...merges].flatMap(([key, person]) => (wanted.has(person) ? [key] : []));
  return [...wanted, ...others];
}

/** An expression: the key of the person to whom the key in a column belongs. */
export function personSql(merges: Merges, column: string): RawBuilder<string> {
  const key = sql.ref<string>(column);
  return merges.size === 0 ? key : sql<string>`coalesce(${asJson(merges)} ->> ${key}, ${key})`;
}

/** An expression: an array of all keys of the person in a column. */
export function keysSql(merges: Merges, column: string): RawBuilder<unknown> {
  const person = sql.ref<string>(column);
  if (merges.size === 0) return sql`array[${person}]`;
  return sql`array(
    select ${person} union all
    select m.key from jsonb_each_text(${asJson(merges)}) as m (key, person) where m.person = ${person})`;
}

function asJson(merges: Merges): RawBuilder<unknown> {
  return sql`${JSON.stringify(Object.fromEntries(merges))}::jsonb`;
}
