// Which files `debrief import` reads of the paths that a person names.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '../../core/user-error.ts';
import { listFiles } from '../../importer/collect/folder/list-files.ts';
import { explainArchive } from '../../importer/collect/folder/archives/archive-error.ts';
import { isArchive } from '../../importer/collect/folder/archives/read-archive.ts';
import type { UnpackedArchives } from '../../importer/collect/folder/archives/unpacked-archives.ts';
import { unpackedName } from '../../importer/collect/folder/unpack-content.ts';

export type UnreadableFile = { readonly file: string; readonly reason: string };

export type FoundFiles = {
  readonly files: readonly string[];
  readonly left: readonly string[];
  /** Archives that cannot be unpacked, and files of archives that are not read. */
  readonly unreadable: readonly UnreadableFile[];
};

/** A file as it is named; of a folder or an archive all files of the kind in and below it, in order. */
export async function findImportFiles(
  start: string,
  extensions: readonly string[],
  archives: UnpackedArchives,
): Promise<FoundFiles> {
  const found = await stat(start).catch((error: unknown) => {
    throw new UserError(
      `${start} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      'Check the path.',
    );
  });
  const isOfKind = (name: string): boolean =>
    extensions.some((extension) => unpackedName(name).toLowerCase().endsWith(extension));
  if (found.isFile() && !isArchive(start)) return { files: [start], left: [], unreadable: [] };
  if (found.isFile()) return await unpackAll([start], archives, isOfKind);
  if (!found.isDirectory()) return { files: [], left: [], unreadable: [] };
  const files = await listFiles(start).catch((error: unknown) => {
    throw new UserError(
      `${start} cannot be read whole: ${error instanceof Error ? error.message : String(error)}`,
      'Let this user read what is in it, or name the files and folders to import.',
    );
  });
  const unpacked = await unpackAll(files.filter(isArchive).toSorted(), archives, isOfKind);
  const others = files
    .map((file) => path.basename(file))
    .filter((name) => !isOfKind(name) && !isArchive(name));
  return {
    files: [...files.filter(isOfKind).toSorted(), ...unpacked.files],
    left: [...others, ...unpacked.left],
    unreadable: unpacked.unreadable,
  };
}

/** A damaged archive does not keep others from being read. */
async function unpackAll(
  named: readonly string[],
  archives: UnpackedArchives,
  isOfKind: (name: string) => boolean,
): Promise<FoundFiles> {
  const files: string[] = [];
  const left: string[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const file of named) {
    try {
      const unpacked = await archives.add(file, isOfKind);
      files.push(...unpacked.files);
      left.push(...unpacked.left);
      unreadable.push(
        ...unpacked.refused.map(({ name, reason }) => ({ file: path.join(file, name), reason })),
      );
    } catch (error) {
      unreadable.push({ file, reason: explainArchive(error) });
    }
  }
  return { files, left, unreadable };
}
