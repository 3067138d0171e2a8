import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NamedFile } from './import-files.ts';

/** Folder of the real round files and their truth, where this machine has them. */
const CORPUS = process.env['DEBRIEF_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/data');

export function readCorpusFolder(part: 'etlegacy' | 'etlegacy-writer'): NamedFile[] {
  const folder = join(CORPUS, part, 'stats');
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}
