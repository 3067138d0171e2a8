// Files of archives, unpacked into a folder of their own until the import is done. Only the last part of a name is used, so
// that none leads elsewhere, and only files that are read at all take room.
import { createWriteStream } from 'node:fs';
import { mkdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mostFileBytes } from '../most-file-bytes.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { makeImportFolder, removeImportFolder } from './import-folder.ts';
import { isArchive, readArchive } from './read-archive.ts';
import { MOST_BYTES, MOST_ENTRIES, tooLarge } from './too-large.ts';

type RefusedEntry = { readonly name: string; readonly reason: string };

export type UnpackedArchive = {
  /** Paths. */
  readonly files: readonly string[];
  /** Names of files of other kinds. */
  readonly left: readonly string[];
  /** Those that ought to be read and are not. */
  readonly refused: readonly RefusedEntry[];
};

type Limits = { readonly bytes: number; readonly entries: number };

/** No file system takes longer names. */
const MOST_NAME_BYTES = 255;

export class UnpackedArchives implements AsyncDisposable {
  readonly #limits: Limits;
  #folder: string | null = null;
  #bytes = 0;
  #entries = 0;
  #folders = 0;

  /** @param limits of all archives together. */
  constructor(limits: Limits = { bytes: MOST_BYTES, entries: MOST_ENTRIES }) {
    this.#limits = limits;
  }

  /** Throws where the archive is damaged, or too large for what is left; then no file of it is read. */
  async add(file: string, isWanted: (name: string) => boolean): Promise<UnpackedArchive> {
    const files = new Set<string>();
    const left: string[] = [];
    const refused: RefusedEntry[] = [];
    const folders = new Map<string, string>();
    // The headers of a tar take room too.
    for await (const entry of readArchive(file, 2 * this.#limits.bytes)) {
      this.#count(entry);
      const name = path.posix.basename(entry.name.replaceAll('\\', '/'));
      const reason = refuse(name, entry, isWanted);
      if (reason === 'other') left.push(name);
      else if (reason === null) files.add(await this.#write(entry, name, folders));
      else refused.push({ name, reason });
    }
    return { files: [...files].toSorted(), left, refused };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#folder !== null) await removeImportFolder(this.#folder);
  }

  #count({ size }: ArchiveEntry): void {
    this.#entries++;
    this.#bytes += size;
    if (this.#bytes > this.#limits.bytes || this.#entries > this.#limits.entries) throw tooLarge();
  }

  /** Files of one name in two folders stay two. */
  async #write(entry: ArchiveEntry, name: string, folders: Map<string, string>): Promise<string> {
    const of = entry.name.slice(0, entry.name.length - name.length);
    const folder = folders.get(of) ?? (await this.#makeFolder());
    folders.set(of, folder);
    const target = path.join(folder, name);
    await pipeline(await entry.open(), createWriteStream(target));
    await utimes(target, entry.modified, entry.modified);
    return target;
  }

  async #makeFolder(): Promise<string> {
    this.#folder ??= await makeImportFolder();
    const folder = path.join(this.#folder, String(this.#folders++).padStart(6, '0'));
    await mkdir(folder);
    return folder;
  }
}

/** null: it is to be read; other: it is of another kind. */
function refuse(name: string, { size }: ArchiveEntry, isWanted: (name: string) => boolean): string | null {
  if (isArchive(name)) return 'It is an archive in an archive: unpack it, and import it by itself.';
  if (!isWanted(name)) return 'other';
  const most = mostFileBytes(name);
  if (size > most) return `Unpacked it has ${size} bytes; at most ${most} are read.`;
  return name.includes('\0') || Buffer.byteLength(name) > MOST_NAME_BYTES
    ? 'No file can have its name.'
    : null;
}
