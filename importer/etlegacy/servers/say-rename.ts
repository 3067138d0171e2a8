import type { Kysely } from 'kysely';
import { applyRenames, fetchUnknownRenames } from '../../../database/server-names.ts';
import type { DB } from '../../../database/schema.ts';

/** Returns what to do if the server with this key is the one that its files were imported for under another key. */
export async function sayRename(db: Kysely<DB>, key: string, other: string): Promise<string> {
  const current = applyRenames(await fetchUnknownRenames(db, []))(key);
  return current === other
    ? `The server "${key}" was renamed to "${other}": if it is that one, name it "${other}" in debrief.json.`
    : `If it is the same server under a new name: npm run debrief -- server rename ${other} ${key}.`;
}
