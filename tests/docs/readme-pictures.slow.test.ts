// README shows what the bot draws today; pictures.slow.test.ts says so of all of docs/commands.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { compareDocPictures } from '../support/compare-doc-pictures.ts';

/** Fewer pixels than a digit has: another processor may round a colour differently. */
const SAME = 0.0001;
const SHOWN = ['recap', 'round', 'me', 'compare', 'top'];

it('README shows the pictures that the bot draws now; npm run docs draws them anew', async () => {
  const readme = await readFile(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
  const shown = [...readme.matchAll(/\]\(docs\/commands\/(\w+)\.webp\)/g)].map(([, name]) => name);
  expect(shown).toEqual(SHOWN);
  const differing = await compareDocPictures(SHOWN.map((name) => `/${name}`));
  expect([...differing.keys()].toSorted()).toEqual(SHOWN.map((name) => `${name}.webp`).toSorted());
  expect([...differing].filter(([, share]) => share > SAME)).toEqual([]);
}, 60_000);
