import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { wordOrder } from '../../../database/word-order.ts';
import type { Merges } from './merges.ts';

/**
 * Returns the keys that admins of these servers merged into one person: decisions of kind `merge/<server>` whose subject is
 * a JSON array of a key and the key it counts as, or null. The newest decision about a key counts; null takes it back.
 */
export async function fetchMerges(db: Kysely<DB>, servers: readonly string[]): Promise<Merges> {
  const kinds = servers.map((server) => `merge/${server}`);
  const { rows } = await sql<{ key: string; into: string | null }>`
    select d.subject::jsonb ->> 0 as key, d.subject::jsonb ->> 1 as into
    from core.decisions as d where d.kind = any(${kinds}::text[])
    order by ${wordOrder('d', 'decided_at')}`.execute(db);
  const links = new Map<string, string>();
  for (const { key, into } of rows) {
    links.delete(key);
    // Of two servers one may say what closes a circle with what the other says: then the one that came first holds.
    if (into !== null && follow(links, into) !== key) links.set(key, into);
  }
  return new Map([...links.keys()].map((key) => [key, follow(links, key)]));
}

function follow(links: ReadonlyMap<string, string>, key: string): string {
  let person = key;
  for (let next = links.get(person); next !== undefined; next = links.get(person)) person = next;
  return person;
}
