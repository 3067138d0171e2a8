import type { Kysely } from 'kysely';
import type { DB } from '../database/schema.ts';
import type { GameImporter } from './game-importer.ts';

/** The game that knows a source of that key; undefined where none does. */
export async function findImporterOf(
  db: Kysely<DB>,
  importers: readonly GameImporter[],
  source: string,
): Promise<GameImporter | undefined> {
  for (const importer of importers) if ((await importer.knownSources(db)).includes(source)) return importer;
  return undefined;
}
