// Imports round files with the real importer into a real database, and reads all results as one comparable text.
import { type Kysely, sql } from 'kysely';
import { expect } from 'vitest';
import type { DB } from '../../../database/schema.ts';
import { forgetServer } from '../../../importer/etlegacy/servers/forget-server.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { type Payload, storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';
import { EXPORTS, type ExportKind } from '../../../stats/etlegacy/export/export-rows.ts';
import type { ExportRow } from '../../../stats/game-exports.ts';
import type { TestFile } from './round-file.ts';

export type ImportOptions = { readonly server?: string; readonly zone?: string };

/** Stores the files in the inbox and imports all of them at once. */
export async function importFiles(
  db: Kysely<DB>,
  files: readonly TestFile[],
  { server = 'default', zone = 'UTC' }: ImportOptions = {},
): Promise<Set<number>> {
  await prepareServer(db, { key: server, zone });
  await storePayloads(
    db,
    files.map((file) => payloadOf(file, server)),
  );
  return await drainInbox(db, openEtlegacySource({ key: server, zone }));
}

export function payloadOf({ name, body }: TestFile, server = 'default'): Payload {
  return {
    source: server,
    game: 'etlegacy',
    kind: 'round_file',
    subject: name,
    contentType: 'text/plain',
    observedAt: new Date(0),
    body,
  };
}

export async function rowsOf(db: Kysely<DB>, kind: ExportKind, server = 'default'): Promise<ExportRow[]> {
  return await Array.fromAsync(EXPORTS[kind](db, [server]));
}

/** Returns the status of each round by file name. */
export async function statusesOf(db: Kysely<DB>, server = 'default'): Promise<Record<string, unknown>> {
  return Object.fromEntries((await rowsOf(db, 'rounds', server)).map((row) => [row['file'], row['status']]));
}

export type LedgerRow = { readonly file: string; readonly status: string; readonly code: string | null };

/** Returns the outcome of every file, by name and content. */
export async function ledgerOf(db: Kysely<DB>, server = 'default'): Promise<LedgerRow[]> {
  const { rows } = await sql<LedgerRow>`
    select subject as file, status, code from core.payloads where source = ${server}
    order by subject collate "C", hash`.execute(db);
  return rows;
}

/** Returns every export, the ledger, the names and the awards of a server as text: equal texts, equal state. */
export async function stateOf(db: Kysely<DB>, server = 'default'): Promise<string> {
  const exports = await Promise.all(
    Object.entries(EXPORTS).map(async ([kind, rows]) => [kind, await Array.fromAsync(rows(db, [server]))]),
  );
  const others = [
    sql`select subject, encode(hash, 'hex') as hash, status, code, line, reason from core.payloads
      where source = ${server} order by subject collate "C", hash`,
    sql`select * from etlegacy.player_names order by player_key collate "C", raw_name collate "C", server_key collate "C"`,
    sql`select a.* from etlegacy.round_awards as a order by round_id, position`,
    sql`select o.* from etlegacy.round_opponents as o order by round_id, position`,
  ];
  const tables = await Promise.all(others.map(async (query) => (await query.execute(db)).rows));
  return JSON.stringify([...exports, ...tables], null, 1);
}

/**
 * Imports the files in every order (in some orders if there are many), in one batch, one by one or in two halves, and
 * expects the same state each time. The last of these states stays in the database.
 */
export async function expectOrderFree(
  db: Kysely<DB>,
  files: readonly TestFile[],
  options: ImportOptions = {},
): Promise<void> {
  const { server = 'default' } = options;
  let expected: string | undefined;
  for (const [i, order] of ordersOf(files).entries()) {
    const splits = splitsOf(order);
    const batches = splits[i % splits.length] ?? [];
    await forgetServer(db, server);
    for (const batch of batches) await importFiles(db, batch, options);
    const state = await stateOf(db, server);
    expected ??= state;
    expect(state, order.map((file) => file.name).join(' ')).toBe(expected);
  }
}

function ordersOf<T>(items: readonly T[]): (readonly T[])[] {
  if (items.length <= 3) return permute(items);
  const evens = items.filter((_, i) => i % 2 === 0);
  const odds = items.filter((_, i) => i % 2 === 1);
  return [items, items.toReversed(), [...odds, ...evens], [...evens.toReversed(), ...odds]];
}

function permute<T>(items: readonly T[]): (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, i) => permute(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

function splitsOf<T>(items: readonly T[]): (readonly (readonly T[])[])[] {
  const middle = Math.ceil(items.length / 2);
  const halves = [items.slice(0, middle), items.slice(middle)].filter((half) => half.length > 0);
  return [[items], items.map((item) => [item]), halves];
}
