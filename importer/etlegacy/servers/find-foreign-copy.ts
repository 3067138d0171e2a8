import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { NamedFile } from '../../game-importer.ts';
import { LEAST_TELLING_BYTES } from '../../../parsers/etlegacy/least-telling-bytes.ts';
import { hashFile } from '../files/hash-file.ts';

export type ForeignCopy = {
  /** Key of the server under which the file was imported. */
  readonly server: string;
  readonly file: string;
};

/** How many names are queried at once. */
const NAMES = 500;
/** How many files of the same name are compared byte by byte. */
const COMPARED = 20;

type Files = { readonly key: string; readonly files: readonly NamedFile[] };

/**
 * Finds a file for a server that was imported, byte for byte, for another server and not for this one: then the file
 * or the key belongs to another server, and every round would count twice. One file is proof, unless it is tiny: its
 * name tells the second, and its content who played.
 *
 * @param except keys of servers whose files may be used anywhere.
 */
export async function findForeignCopy(
  db: Kysely<DB>,
  { key, files }: Files,
  except: readonly string[],
): Promise<ForeignCopy | null> {
  const others = await db
    .selectFrom('etlegacy.servers')
    .select('key')
    .where('key', 'not in', [key, ...except])
    .execute();
  if (others.length === 0) return null;
  const paths = new Map(files.map((file) => [file.name, file.path]));
  const names = [...paths.keys()];
  let compared = 0;
  for (let from = 0; from < names.length && compared < COMPARED; from += NAMES) {
    const alike = await findAlike(db, key, {
      others: others.map((other) => other.key),
      names: names.slice(from, from + NAMES),
    });
    for (const copy of alike.slice(0, COMPARED - compared)) {
      compared += 1;
      if ((await hashFile(paths.get(copy.file) ?? ''))?.hash.equals(copy.hash) === true)
        return { server: copy.server, file: copy.file };
    }
  }
  return null;
}

type Alike = ForeignCopy & { readonly hash: Buffer };

async function findAlike(
  db: Kysely<DB>,
  key: string,
  { others, names }: { readonly others: readonly string[]; readonly names: readonly string[] },
): Promise<readonly Alike[]> {
  const { rows } = await sql<Alike>`
    select p.source as server, p.subject as file, p.hash
    from core.payloads as p
    where p.source = any(${others}::text[]) and p.kind = 'round_file' and p.subject = any(${names}::text[])
      and p.size >= ${LEAST_TELLING_BYTES} and not exists (
        select from core.payloads as own
        where own.source = ${key} and own.kind = p.kind and own.subject = p.subject and own.hash = p.hash
      )
    order by p.subject, p.source
    limit ${COMPARED}`.execute(db);
  return rows;
}
