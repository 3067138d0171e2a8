import { hash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { readContent } from '../collect/folder/read-content.ts';

export type ForeignCopy = {
  /** Key of the server under which the file was imported. */
  readonly server: string;
  readonly file: string;
};

/** How many names are queried at once. */
const NAMES = 500;
/** How many files of the same name are compared byte by byte. */
const COMPARED = 20;

type Place = { readonly key: string; readonly folder: string };

/**
 * Finds a file in the folder of a server that was imported, byte for byte, for another server and not for this one:
 * then the folder or the key belongs to another server, and every round would count twice.
 *
 * @param except keys of servers whose files may be used anywhere.
 * @returns null without one, or if the folder cannot be read.
 */
export async function findForeignCopy(
  db: Kysely<DB>,
  { key, folder }: Place,
  except: readonly string[],
): Promise<ForeignCopy | null> {
  const others = await db
    .selectFrom('etlegacy.servers')
    .select('key')
    .where('key', 'not in', [key, ...except])
    .execute();
  if (others.length === 0) return null;
  const names = await readdir(folder).catch((): string[] => []);
  let compared = 0;
  for (let from = 0; from < names.length && compared < COMPARED; from += NAMES) {
    const alike = await findAlike(db, key, {
      others: others.map((other) => other.key),
      names: names.slice(from, from + NAMES),
    });
    for (const copy of alike.slice(0, COMPARED - compared)) {
      compared += 1;
      if (await isSame(path.join(folder, copy.file), copy.hash))
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
      and not exists (
        select from core.payloads as own
        where own.source = ${key} and own.kind = p.kind and own.subject = p.subject and own.hash = p.hash
      )
    order by p.subject, p.source
    limit ${COMPARED}`.execute(db);
  return rows;
}

async function isSame(file: string, wanted: Buffer): Promise<boolean> {
  const content = await readContent(file).catch(() => null);
  return content !== null && hash('sha256', content.body, 'buffer').equals(wanted);
}
