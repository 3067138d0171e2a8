import { type Kysely, sql } from 'kysely';
import type { DB } from './schema.ts';
import { wordOrder } from './word-order.ts';

/** Kind of the decision that renames the key of a server; its subject is `<old>=<new>`. */
export const SERVER_RENAME = 'server-rename';

/** Returns the current key of the server that had `key` at a moment; an ISO text or a Date. */
export type CurrentKey = (key: string, at: string | Date) => string;

type Rename = { readonly from: string; readonly to: string; readonly at: Date };

/**
 * Reads the renames of servers. Only rows older than a rename refer to the renamed server: later its old key may belong
 * to another one.
 */
export async function fetchCurrentKeys(db: Kysely<DB>): Promise<CurrentKey> {
  const renames = await fetchRenames(db);
  return (key, at) => {
    const moment = new Date(at).getTime();
    return renames.reduce(
      (name, rename) => (rename.from === name && moment <= rename.at.getTime() ? rename.to : name),
      key,
    );
  };
}

/** Returns the keys that each of these servers had before; a server that was never renamed is not listed. */
export async function fetchFormerKeys(
  db: Kysely<DB>,
  servers: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const renames = (await fetchRenames(db)).toReversed();
  const former = servers.map((server) => {
    const names = new Set([server]);
    for (const { from, to } of renames) if (names.has(to)) names.add(from);
    names.delete(server);
    return [server, [...names]] as const;
  });
  return new Map(former.filter(([, names]) => names.length > 0));
}

/** The oldest first. */
async function fetchRenames(db: Kysely<DB>): Promise<readonly Rename[]> {
  const { rows } = await sql<Rename>`
    select split_part(subject, '=', 1) as from, split_part(subject, '=', 2) as to, decided_at as at
    from core.decisions where kind = ${SERVER_RENAME}
    order by ${wordOrder('core.decisions', 'decided_at')}`.execute(db);
  return rows;
}
