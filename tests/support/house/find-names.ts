import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gameOf, isFree } from './find-leaks.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;
const IMPORT_TARGET = /\bfrom '[^']+'|\bimport\('[^']+'\)/g;

/** Returns the files of shared code that contain the name of a game, import lines aside. */
export function findNames(sources: readonly string[], games: ReadonlySet<string>): string[] {
  const name = new RegExp([...games].join('|'), 'i');
  return sources.filter((path) => {
    // A migration may name a game: its number defines its place, not a folder.
    if (gameOf(path, games) !== null || isFree(path) || path.startsWith('migrations/')) return false;
    return name.test(readFileSync(join(ROOT, path), 'utf8').replaceAll(IMPORT_TARGET, ''));
  });
}
