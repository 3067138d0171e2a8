import type { Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { mergeRows } from './merge-rows.ts';

type Found = { readonly kind: string; readonly path: string; readonly at: Date };

/** Their maximum, because an answer of another kind would fill the table. */
const MOST = 100;

/** Stores keys that no schema names, with the time at which each was first seen. */
export async function storeUnknownKeys(trx: Transaction<DB>, found: readonly Found[]): Promise<void> {
  const rows = found
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ kind, path, at }) => ({ kind, path, first_seen_at: at }))
    .slice(0, MOST);
  const oldest = new Map(rows.map((row) => [`${row.kind} ${row.path}`, row]));
  await mergeRows(trx, 'helldivers2.unknown_keys', [...oldest.values()], {
    key: ['kind', 'path'],
    at: 'first_seen_at',
    first: 'first_seen_at',
  });
}
