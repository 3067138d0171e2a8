import { type Kysely, sql } from 'kysely';
import type { DB } from './schema.ts';
import { wordOrder } from './word-order.ts';

/** Kind of the decision that renames the key of a server; its subject is `<old>=<new>`, and its time after another `=`. */
export const SERVER_RENAME = 'server-rename';

/** Returns the current key of a server from the key that it had when a database or backup was written. */
export type CurrentKey = (key: string) => string;

export type Rename = { readonly from: string; readonly to: string };

/** A rename with the subject of its decision. */
export type DecidedRename = Rename & { readonly subject: string };

/** The renames without these others, by the subjects of their decisions. */
export function withoutRenames<Some extends { readonly subject: string }>(
  renames: readonly Some[],
  others: readonly { readonly subject: string }[],
): Some[] {
  const known = new Set(others.map(({ subject }) => subject));
  return renames.filter(({ subject }) => !known.has(subject));
}

/** Rows of `core.decisions` with the renames that a database or backup knew; columns by name. */
export type KnownRenames = readonly Readonly<Record<string, unknown>>[];

/** Applies renames to a key, the oldest first. */
export function applyRenames(renames: readonly Rename[]): CurrentKey {
  return (key) => renames.reduce((name, { from, to }) => (name === from ? to : name), key);
}

/** Fetches the renames that this database knows. */
export async function fetchKnownRenames(db: Kysely<DB>): Promise<KnownRenames> {
  const { rows } = await sql<{ row: Readonly<Record<string, unknown>> }>`
    select to_jsonb(d) as row from core.decisions as d where kind = ${SERVER_RENAME}`.execute(db);
  return rows.map(({ row }) => row);
}

/**
 * Fetches the renames that a database or backup did not know when its rows were written, the oldest first. Those that it
 * knew have been applied to its rows; there an old key may belong to another server since.
 */
export async function fetchUnknownRenames(
  db: Kysely<DB>,
  known: KnownRenames,
): Promise<readonly DecidedRename[]> {
  const { rows } = await sql<DecidedRename>`
    select d.subject, split_part(d.subject, '=', 1) as from, split_part(d.subject, '=', 2) as to
    from core.decisions as d
    where d.kind = ${SERVER_RENAME} and not exists (
      select from jsonb_populate_recordset(null::core.decisions, ${JSON.stringify(known)}::jsonb) as k
      where k.subject = d.subject and k.decided_at >= d.decided_at
    )
    order by ${wordOrder('d', 'decided_at')}`.execute(db);
  return rows;
}

/** Returns the keys that each of these servers had before; a server that was never renamed is not listed. */
export async function fetchFormerKeys(
  db: Kysely<DB>,
  servers: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const renames = (await fetchUnknownRenames(db, [])).toReversed();
  const former = servers.map((server) => {
    const names = new Set([server]);
    for (const { from, to } of renames) if (names.has(to)) names.add(from);
    names.delete(server);
    return [server, [...names]] as const;
  });
  return new Map(former.filter(([, names]) => names.length > 0));
}
