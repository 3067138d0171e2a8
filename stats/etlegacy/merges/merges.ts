// Which player keys are one person. Facts keep the key of the game; who reads adds up all keys of a person under one. Where
// nobody is merged, questions are the same as without.
import { type RawBuilder, sql } from 'kysely';

/** A key that counts as another to that one: the person's. Chains are followed already, so a person is no key here. */
export type Merges = ReadonlyMap<string, string>;

export const NO_MERGES: Merges = new Map();

/** The key under which a person is shown. */
export function personOf(merges: Merges, playerKey: string): string {
  return merges.get(playerKey) ?? playerKey;
}

/** All keys of these people, theirs first. */
export function keysOf(merges: Merges, people: readonly string[]): string[] {
  const wanted = new Set(people);
  const others = [...merges].flatMap(([key, person]) => (wanted.has(person) ? [key] : []));
  return [...wanted, ...others];
}

/** The key of the person to whom the key in a column belongs. */
export function personSql(merges: Merges, column: string): RawBuilder<string> {
  const key = sql.ref<string>(column);
  return merges.size === 0 ? key : sql<string>`coalesce(${asJson(merges)} ->> ${key}, ${key})`;
}

/** An array of all keys of the person in a column. */
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
