import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One import of one file. `to` is a path from the root for a project file, else the name of a package. */
export type Import = { readonly from: string; readonly to: string; readonly isOurs: boolean };

const ROOT = new URL('../../..', import.meta.url).pathname;

const IMPORT_FORMS = [
  // import x from 'y'; import type { x } from 'y'; export { x } from 'y'; also over several lines.
  /^(?:import|export)\b[^'"`;]*?\bfrom\s+'(?<to>[^']+)'/gm,
  // import 'y';
  /^import\s+'(?<to>[^']+)'/gm,
  // await import('y'), typeof import('y')
  /\bimport\('(?<to>[^']+)'\)/g,
  // A worker thread is loaded by its URL.
  /\bnew URL\('(?<to>\.[^']+\.ts)', import\.meta\.url\)/g,
] as const;

/** Returns the paths of all TypeScript files of the project, from the root, sorted. */
export function listSources(): string[] {
  const outside = new Set(['node_modules', 'local_stats', 'coverage']);
  return globSync('**/*.ts', { cwd: ROOT, exclude: (path) => outside.has(path) }).toSorted();
}

/** Returns every import of the file at `path`, type imports and dynamic ones included, each target once. */
export function readImports(path: string): Import[] {
  return findImports(path, readFileSync(join(ROOT, path), 'utf8'));
}

/** Returns the same for a text. */
export function findImports(path: string, text: string): Import[] {
  const targets = new Set<string>();
  for (const form of IMPORT_FORMS)
    for (const match of text.matchAll(form))
      if (match.groups?.['to'] !== undefined) targets.add(match.groups['to']);
  return [...targets].map((target) => {
    const isOurs = target.startsWith('.');
    return { from: path, to: isOurs ? normalize(join(dirname(path), target)) : target, isOurs };
  });
}
