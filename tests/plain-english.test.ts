// Prose that a stranger has to read twice: a short list of phrases that comments, messages and docs must not contain.
import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findIn, findPhrases } from './support/prose/find-phrases.ts';

const ROOT = new URL('..', import.meta.url).pathname;
const OUTSIDE = new Set(['node_modules', 'local_stats', 'coverage']);
/** These files quote the phrases. */
const QUOTING = ['tests/plain-english.test.ts', 'tests/support/prose/'];

const files = globSync('**/*.{ts,md}', { cwd: ROOT, exclude: (path) => OUTSIDE.has(path) })
  .filter((path) => !QUOTING.some((quoting) => path.startsWith(quoting)))
  .toSorted();

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

  test('has no banned phrase', () => {
    expect(files.flatMap((path) => findPhrases(ROOT, path))).toEqual([]);
  });
});
