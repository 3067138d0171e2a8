import type { Kysely } from 'kysely';
import type { Config } from '../../../core/config.ts';
import { UserError } from '../../../core/user-error.ts';
import type { DB } from '../../../database/schema.ts';
import { findCopiedFile, listServerFiles } from './find-copied-file.ts';
import { findForeignCopy } from './find-foreign-copy.ts';
import { sayRename } from './say-rename.ts';

/**
 * Throws a UserError if the folder of a server has files that are in the folder of another one too, or were imported for
 * another one, because they would count twice.
 */
export async function refuseForeignCopies(db: Kysely<DB>, { servers, sample }: Config): Promise<void> {
  const known: { readonly key: string; readonly folder: string; readonly files: Files }[] = [];
  for (const { key, folder } of servers) {
    const files = await listServerFiles(folder);
    for (const other of known) {
      const file = await findCopiedFile(files, other.files);
      if (file !== null) throw isCopied(file, { key, folder }, other);
    }
    known.push({ key, folder, files });
    const copy = await findForeignCopy(db, { key, files }, [sample.key]);
    if (copy === null) continue;
    const say = `The folder of server "${key}" (${folder}) holds files that were imported for server "${copy.server}", such as ${copy.file}. They would count twice.`;
    const tip = servers.some((server) => server.key === copy.server)
      ? `Let "${key}" have a folder of its own.`
      : `${await sayRename(db, key, copy.server)} If not, let "${key}" have a folder of its own.`;
    throw new UserError(say, tip);
  }
}

type Files = Awaited<ReturnType<typeof listServerFiles>>;
type Place = { readonly key: string; readonly folder: string };

function isCopied(file: string, one: Place, other: Place): UserError {
  return new UserError(
    `The folders of the servers "${other.key}" (${other.folder}) and "${one.key}" (${one.folder}) hold the same files, such as ${file}, so their rounds would count twice.`,
    'If it is one server, remove one of the two from debrief.json. If they are two, remove the copies from the folder to which they do not belong.',
  );
}
