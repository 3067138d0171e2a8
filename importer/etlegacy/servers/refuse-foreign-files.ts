import type { Kysely } from 'kysely';
import type { Config } from '../../../core/config.ts';
import { UserError } from '../../../core/user-error.ts';
import type { DB } from '../../../database/schema.ts';
import type { NamedFile } from '../../game-importer.ts';
import { hashFile } from '../files/hash-file.ts';
import { findForeignCopy, type ForeignCopy } from './find-foreign-copy.ts';
import { findForeignPayload } from './find-foreign-payload.ts';
import { sayRename } from './say-rename.ts';

/** Throws a UserError if files that are about to be imported for a server were imported for another one. */
export async function refuseForeignFiles(
  db: Kysely<DB>,
  { servers, sample }: Config,
  key: string,
  files: readonly NamedFile[],
): Promise<void> {
  if (key === sample.key) return;
  const copy =
    (await findForeignCopy(db, { key, files }, [sample.key])) ?? (await findForeignDocument(db, key, files));
  if (copy === null) return;
  const { server, file } = copy;
  const rename = servers.some((other) => other.key === server) ? '' : `${await sayRename(db, key, server)} `;
  throw new UserError(
    `Nothing was imported: files that you named were imported for server "${server}", such as ${file}. For "${key}" they would count twice.`,
    `${rename}If they come from "${server}", add --server ${server}.`,
  );
}

/** A JSON document tells its round itself, so it is the same under any name. */
async function findForeignDocument(
  db: Kysely<DB>,
  source: string,
  files: readonly NamedFile[],
): Promise<ForeignCopy | null> {
  const documents = files.filter(({ name }) => name.endsWith('.json'));
  for (let from = 0; from < documents.length; from += CHUNK) {
    const read = await Promise.all(
      documents.slice(from, from + CHUNK).map(async ({ name, path }) => {
        const found = await hashFile(path);
        return found === null ? [] : [{ source, kind: 'round_file', subject: name, hash: found.hash }];
      }),
    );
    const foreign = await findForeignPayload(db, read.flat());
    if (foreign !== null) return { server: foreign.owner, file: foreign.subject };
  }
  return null;
}

const CHUNK = 100;
