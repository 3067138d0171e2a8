import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { type Merges, personOf } from '../merges/merges.ts';

/**
 * Returns the people to whom admins of these servers gave a name, by the key of the person, to find them by that name. The
 * newest decision about any of their keys counts, and one without a name takes it back.
 */
export async function fetchNamedPeople(
  db: Kysely<DB>,
  servers: readonly string[],
  merges: Merges,
): Promise<Map<string, string>> {
  const kinds = servers.map((server) => `rename/${server}`);
  const decisions = await db
    .selectFrom('core.decisions')
    .select('subject')
    .where('kind', '=', sql<string>`any(${kinds}::text[])`)
    .orderBy('id')
    .execute();
  if (decisions.length === 0) return new Map();
  const readings = decisions.flatMap(({ subject }) => readSubject(subject));
  const { rows } = await sql<{ player_key: string }>`
    select distinct player_key from etlegacy.player_names
    where player_key = any(${readings.map(({ key }) => key)}::text[]) and server_key = any(${servers}::text[])`.execute(
    db,
  );
  const known = new Set(rows.map((row) => row.player_key));
  const named = new Map(
    readings.flatMap(({ key, name }) => (known.has(key) ? [[personOf(merges, key), name]] : [])),
  );
  return new Map([...named].filter(([, name]) => name !== ''));
}

/** `<player key>=<name>`: both parts may contain the sign, so each occurrence is tried. */
function readSubject(subject: string): { readonly key: string; readonly name: string }[] {
  return [...subject.matchAll(/=/g)].map(({ index }) => ({
    key: subject.slice(0, index),
    name: subject.slice(index + 1),
  }));
}
