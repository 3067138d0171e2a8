import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { toPayload } from '../../../importer/collect/folder/to-payload.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../../importer/prepare-server.ts';

export type NamedFile = { readonly name: string; readonly bytes: Uint8Array };
export type ProofServer = { readonly key: string; readonly zone: string };

/** A moment like any other: nothing may depend on it. */
const WRITTEN = Date.UTC(2026, 0, 1);

/** Brings files in as they come, and imports after every `batch` of them; by default all at once. */
export async function importFiles(
  db: Kysely<DB>,
  server: ProofServer,
  files: readonly NamedFile[],
  batch: number | (() => number) = files.length,
): Promise<void> {
  await prepareServer(db, server);
  for (let from = 0; from < files.length;) {
    const size = Math.max(1, typeof batch === 'number' ? batch : batch());
    const chunk = files.slice(from, from + size);
    await storePayloads(
      db,
      chunk.map((file) => toPayload(server.key, file.name, { body: file.bytes, modifiedMs: WRITTEN })),
    );
    await drainInbox(db, server);
    from += size;
  }
}
