import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';

/** Kind of the decision that gave a server another key; its subject is `<old>=<new>`. */
export const SERVER_RENAME = 'server-rename';

/** Returns the key that a server has now which had another at a moment; an ISO text or a Date. */
export type CurrentKey = (key: string, at: string | Date) => string;

/**
 * Reads which servers were renamed. Only what was said before a rename is about the server that was renamed: later its old
 * key may be another server's.
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
