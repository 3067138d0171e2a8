import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { CHECKOUT, SAMPLE_SERVER } from '../../core/config.ts';
import type { DB } from '../../database/schema.ts';
import { openEtlegacySource } from '../../importer/etlegacy/etlegacy-source.ts';
import { drainInbox } from '../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../importer/inbox/store-payloads.ts';
import { prepareServer } from '../../importer/etlegacy/servers/prepare-server.ts';

const FOLDER = path.join(CHECKOUT, 'local_stats', SAMPLE_SERVER);

/** Imports the evening that ships with Debrief in one batch, so that every id is the same each time. */
export async function importSample(db: Kysely<DB>): Promise<void> {
  const server = { key: SAMPLE_SERVER, zone: 'UTC' };
  await prepareServer(db, server);
  const names = (await readdir(FOLDER)).sort();
  const payloads = await Promise.all(
    names.map(async (subject) => ({
      source: SAMPLE_SERVER,
      game: 'etlegacy' as const,
      kind: 'round_file' as const,
      subject,
      contentType: 'text/plain',
      observedAt: new Date(0),
      body: await readFile(path.join(FOLDER, subject)),
    })),
  );
  await storePayloads(db, payloads);
  await drainInbox(db, openEtlegacySource(server));
}
