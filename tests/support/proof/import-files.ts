import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { toPayload } from '../../../importer/etlegacy/files/to-payload.ts';
import { openEtlegacySource } from '../../../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { DerivationMemory } from '../../../importer/etlegacy/derivation-memory.ts';
import { storeAndImport } from '../../../importer/inbox/store-and-import.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../../importer/etlegacy/servers/prepare-server.ts';

export type NamedFile = { readonly name: string; readonly bytes: Uint8Array };
export type ProofServer = { readonly key: string; readonly zone: string };

/** An arbitrary time: nothing may depend on it. */
const WRITTEN = Date.UTC(2026, 0, 1);

/**
 * Stores files in the given order, and imports after every `batch` of them; default: all at once. Chooses at
 * random between the inbox and the direct import of live files.
 */
export async function importFiles(
  db: Kysely<DB>,
  server: ProofServer,
  files: readonly NamedFile[],
  batch: number | (() => number) = files.length,
): Promise<void> {
  await prepareServer(db, server);
  const memory = new DerivationMemory();
  for (let from = 0; from < files.length;) {
    const size = Math.max(1, typeof batch === 'number' ? batch : batch());
    const payloads = files
      .slice(from, from + size)
      .map((file) => toPayload(server.key, file.name, { body: file.bytes, modifiedMs: WRITTEN }));
    if ((payloads[0]?.body.length ?? 0) % 2 === 0) {
      await storePayloads(db, payloads);
      await drainInbox(db, openEtlegacySource(server, memory));
    } else {
      await storeAndImport(db, openEtlegacySource(server, memory), payloads);
    }
    from += size;
  }
}
