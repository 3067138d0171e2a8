import type { ArchiveEntry } from './archive-entry.ts';
import { readTar } from './read-tar.ts';
import { readZip } from './read-zip.ts';

const ZIP = /\.zip$/i;
const TAR = /\.(?:tar|tar\.gz|tgz)$/i;

export function isArchive(file: string): boolean {
  return ZIP.test(file) || TAR.test(file);
}

/**
 * The regular files of an archive, each to be read or left before the next one; links and devices are left out. Throws where the
 * archive is damaged, or longer than so many bytes.
 */
export function readArchive(file: string, mostBytes: number): AsyncGenerator<ArchiveEntry> {
  return ZIP.test(file) ? readZip(file) : readTar(file, mostBytes);
}
