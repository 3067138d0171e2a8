import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

type Watched = {
  /** The setting that names the folder. */
  readonly setting: string;
  readonly folder: string;
};

/**
 * Returns one sentence for every folder that cannot be watched. Folders below `own` belong to Debrief and are created
 * when missing; a folder that is missing elsewhere is a misspelt path or an unmounted disk, and is never created.
 */
export function findFolderProblems(watched: readonly Watched[], own: string): string[] {
  return watched.flatMap(({ setting, folder }) => {
    const problem = explainFolder(folder);
    if (problem === null || (problem === MISSING && isInside(folder, own))) return [];
    return [`${setting} names ${folder}, which ${problem}.`];
  });
}

/** Whether `folder` lies below `parent`; both are absolute. */
export function isInside(folder: string, parent: string): boolean {
  const way = path.relative(parent, folder);
  return way !== '' && !path.isAbsolute(way) && way.split(path.sep)[0] !== '..';
}

const MISSING = 'does not exist: correct the path, mount its disk, or create the folder';

function explainFolder(folder: string): string | null {
  try {
    if (!statSync(folder).isDirectory()) return 'is not a folder: name the folder that the files come into';
    accessSync(folder, constants.R_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return MISSING;
    if (code === 'EACCES' || code === 'EPERM')
      return 'this account may not read: give it the right to read and enter the folder';
    return `cannot be read (${String(code ?? error)}): correct the path`;
  }
}
