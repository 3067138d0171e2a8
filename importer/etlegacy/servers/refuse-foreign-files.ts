import type { Kysely } from 'kysely';
import type { Config } from '../../../core/config.ts';
import { UserError } from '../../../core/user-error.ts';
import type { DB } from '../../../database/schema.ts';
import type { NamedFile } from '../../game-importer.ts';
import { findForeignCopy } from './find-foreign-copy.ts';
import { sayRename } from './say-rename.ts';

/** Throws a UserError if files that are about to be imported for a server were imported for another one. */
export async function refuseForeignFiles(
  db: Kysely<DB>,
  { servers, sample }: Config,
  key: string,
  files: readonly NamedFile[],
): Promise<void> {
  if (key === sample.key) return;
  const copy = await findForeignCopy(db, { key, files }, [sample.key]);
  if (copy === null) return;
  const { server, file } = copy;
  const rename = servers.some((other) => other.key === server) ? '' : `${await sayRename(db, key, server)} `;
  throw new UserError(
    `Nothing was imported: files that you named were imported for server "${server}", such as ${file}. For "${key}" they would count twice.`,
    `${rename}If they come from "${server}", add --server ${server}.`,
  );
}
