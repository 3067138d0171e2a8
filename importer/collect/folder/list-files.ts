import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Returns the paths of all regular files in and below a folder. A link to a folder is followed, each real folder once
 * whatever leads to it: with two links that lead back up, `readdir` with `recursive` would list 2^40 folders. A folder that
 * stands there itself goes before one behind a link. A link to a file is left alone.
 *
 * @throws what the file system says of a folder that cannot be read.
 */
export async function listFiles(start: string): Promise<string[]> {
  const files: string[] = [];
  const visited = new Set<string>();
  let folders = [start];
  while (folders.length > 0) {
    const links: string[] = [];
    // Grows while it is walked.
    for (const folder of folders) {
      if (await isKnown(folder, visited)) continue;
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        const found = path.join(folder, entry.name);
        if (entry.isFile()) files.push(found);
        else if (entry.isDirectory()) folders.push(found);
        else if (entry.isSymbolicLink() && (await leadsToFolder(found))) links.push(found);
      }
    }
    folders = links.toSorted();
  }
  return files;
}

async function isKnown(folder: string, visited: Set<string>): Promise<boolean> {
  const { dev, ino } = await stat(folder, { bigint: true });
  const identity = `${dev}/${ino}`;
  if (visited.has(identity)) return true;
  visited.add(identity);
  return false;
}

/** false also for a link that leads nowhere or round in a circle. */
async function leadsToFolder(link: string): Promise<boolean> {
  const found = await stat(link).catch(() => null);
  return found?.isDirectory() === true;
}
