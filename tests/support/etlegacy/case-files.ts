// Small files of unusual servers with the expected result of each, where this machine has them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestFile } from './round-file.ts';

const CASES = join(
  process.env['DEBRIEF_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/data'),
  'etlegacy-cases',
);

export const hasCases = existsSync(CASES);
export const casesNote = hasCases
  ? ''
  : ' (skipped: no corpus beside the checkout and none in DEBRIEF_CORPUS)';

export function listCases(): string[] {
  return hasCases ? readdirSync(CASES).sort() : [];
}

export function readCase(name: string): TestFile[] {
  const folder = join(CASES, name, 'in');
  return readdirSync(folder).map((file) => ({ name: file, body: readFileSync(join(folder, file)) }));
}

/** The expected result as JSON. */
export function readExpected(name: string): unknown {
  const text = readFileSync(join(CASES, name, 'EXPECTED.txt'), 'utf8');
  const start = text.search(/[[{]/);
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}')) + 1;
  return JSON.parse(text.slice(start, end));
}
