// Prose that a stranger has to read twice: a short list of phrases that comments, messages and docs must not contain.
import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findIn, findPhrases } from './support/prose/find-phrases.ts';
import { NOT_YET_REWRITTEN } from './support/prose/not-yet-rewritten.data.ts';

const ROOT = new URL('..', import.meta.url).pathname;
const OUTSIDE = new Set(['node_modules', 'local_stats', 'coverage']);
/** These files quote the phrases. */
const QUOTING = ['tests/plain-english.test.ts', 'tests/support/prose/'];

const files = globSync('**/*.{ts,md}', { cwd: ROOT, exclude: (path) => OUTSIDE.has(path) })
  .filter((path) => !QUOTING.some((quoting) => path.startsWith(quoting)))
  .toSorted();
const findings = new Map(files.map((path) => [path, findPhrases(ROOT, path)]));

function isIn(area: string, path: string): boolean {
  return path === area || path.startsWith(`${area}/`);
}

describe('the search for banned phrases', () => {
  test.each([
    ['// It is no number.', 1],
    ['/** Who changed sides in mid\n * round. */', 1],
    ["'Mend that and try again.'", 1],
    ['// The error is\n// heard below.', 1],
    ['// There is no number, and the file is not a round.', 0],
    ['// Amended, mid-round, forever.', 0],
  ])('finds in %j %i phrases', (text, count) => {
    expect(findIn(text)).toHaveLength(count);
  });

  test('reports the line of a phrase', () => {
    expect(findIn('one\n// It is no\n// file.\n').map(({ line }) => line)).toEqual([2]);
  });
});

describe('the prose of the project', () => {
  test('is read as a whole', () => {
    expect(files.length).toBeGreaterThan(500);
    expect(files).toContain('README.md');
  });

  test('has no banned phrase outside the areas that are not yet rewritten', () => {
    const rewritten = files.filter((path) => !NOT_YET_REWRITTEN.some((area) => isIn(area, path)));
    expect(rewritten.flatMap((path) => findings.get(path) ?? [])).toEqual([]);
  });

  test('has banned phrases in every area of that list, so that a rewritten area is removed from it', () => {
    const clean = NOT_YET_REWRITTEN.filter(
      (area) => !files.some((path) => isIn(area, path) && (findings.get(path) ?? []).length > 0),
    );
    expect(clean).toEqual([]);
  });
});
