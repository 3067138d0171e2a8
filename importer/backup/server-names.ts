import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Kind of the decision that renames the key of a server; its subject is `<old>=<new>`. */
export const SERVER_RENAME = 'server-rename';

/** Returns the current key of the server that had `key` at a moment; an ISO text or a Date. */
export type CurrentKey = (key: string, at: string | Date) => string;

/**
 * Reads the renames of servers. Only rows older than a rename refer to the renamed server: later its old key may belong
 * to another one.
 */
export async function fetchCurrentKeys(db: Kysely<DB>): Promise<CurrentKey> {
  const { rows } = await sql<{ from: string; to: string; at: Date }>`
    select split_part(subject, '=', 1) as from, split_part(subject, '=', 2) as to, decided_at as at
    from core.decisions where kind = ${SERVER_RENAME}
    order by decided_at, origin, seq`.execute(db);
  return (key, at) => {
    const moment = new Date(at).getTime();
    return rows.reduce(
      (name, rename) => (rename.from === name && moment <= rename.at.getTime() ? rename.to : name),
      key,
    );
  };
}
