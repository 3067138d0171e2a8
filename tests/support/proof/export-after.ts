import { createTestDatabase } from '../database/test-database.ts';
import { type Exported, exportEverything } from './export-everything.ts';
import { importFiles, type NamedFile, type ProofServer } from './import-files.ts';

/** Imports these files turn by turn into a database of their own. @returns everything that it exports then. */
export async function exportAfter(
  server: ProofServer,
  turns: readonly (readonly NamedFile[])[],
): Promise<Exported> {
  const { db, close } = await createTestDatabase();
  try {
    for (const files of turns) await importFiles(db, server, files);
    return await exportEverything(db, [server.key]);
  } finally {
    await close();
  }
}
