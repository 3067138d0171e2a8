import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { unpackedName } from '../../collect/folder/unpack-content.ts';
import type { NamedFile } from '../../game-importer.ts';
import { LEAST_TELLING_BYTES } from '../../../parsers/etlegacy/least-telling-bytes.ts';
import { hashFile } from '../files/hash-file.ts';
import { isWanted } from '../files/is-wanted.ts';

/** Lists the files of a server's folder that can hold a round; none if it cannot be read, which the collector reports. */
export async function listServerFiles(folder: string): Promise<NamedFile[]> {
  const names = await readdir(folder).catch((): string[] => []);
  return names.filter(isWanted).map((name) => ({ name: unpackedName(name), path: path.join(folder, name) }));
}

/**
 * Finds a file that two servers have in their folders under the same name, byte for byte; null without one. Tiny files
 * prove nothing. Servers that are really two have no names in common, or few, so little is read.
 */
export async function findCopiedFile(
  files: readonly NamedFile[],
  others: readonly NamedFile[],
): Promise<string | null> {
  const theirs = new Map(others.map((file) => [file.name, file.path]));
  for (const { name, path: own } of files) {
    const other = theirs.get(name);
    if (other !== undefined && (await isSame(own, other))) return name;
  }
  return null;
}

async function isSame(own: string, other: string): Promise<boolean> {
  const [here, there] = [await hashFile(own), await hashFile(other)];
  return here !== null && here.bytes >= LEAST_TELLING_BYTES && there?.hash.equals(here.hash) === true;
}
