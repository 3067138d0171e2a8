// Real answers of the API with the values that independent scripts computed from them, where this machine has them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = process.env['DEBRIEF_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/data');
const FOLDER = join(ROOT, 'helldivers1');

export const hasCorpus = existsSync(FOLDER);
export const corpusNote = hasCorpus ? '' : ` (skipped: no ${FOLDER}; set DEBRIEF_CORPUS)`;

export function readCorpus(name: string): Buffer {
  return readFileSync(join(FOLDER, name));
}

export function readCorpusJson(name: string): unknown {
  return hasCorpus ? JSON.parse(readCorpus(name).toString('utf8')) : {};
}
