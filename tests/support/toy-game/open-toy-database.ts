import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { toFilePayload } from '../../../importer/collect/folder/to-file-payload.ts';
import { drainInbox } from '../../../importer/inbox/drain-inbox.ts';
import { storePayloads } from '../../../importer/inbox/store-payloads.ts';
import type { TestFile } from '../etlegacy/round-file.ts';
import { createTestDatabase, type TestDatabase } from '../database/test-database.ts';
import { up } from './database/migration.ts';
import { CONTEST_FILE } from './importer/kinds.ts';
import { openSource } from './importer/open-source.ts';
import { GAME, SOURCE } from './importer/source.ts';

/** Creates a separate database with the tables of the game and imports these files. */
export async function openToyDatabase(files: readonly TestFile[] = []): Promise<TestDatabase> {
  const test = await createTestDatabase();
  await up(test.db);
  await importContestFiles(test.db, files);
  return test;
}

export async function importContestFiles(
  db: Kysely<DB>,
  files: readonly TestFile[],
  source = SOURCE,
): Promise<void> {
  const origin = { game: GAME, kind: CONTEST_FILE, source };
  const payloads = files.map(({ name, body }) => toFilePayload(origin, name, { body, modifiedMs: 0 }));
  await storePayloads(db, payloads);
  await drainInbox(db, openSource(source));
}
