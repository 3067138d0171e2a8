import { expect, it } from 'vitest';
import { compareDocPictures, comparePostPictures } from '../support/compare-doc-pictures.ts';

it('docs/commands shows what the bot draws now; npm run docs draws it anew', async () => {
  const differing = await compareDocPictures();
  expect(differing.size).toBeGreaterThan(25);
  expect([...differing].filter(([, share]) => share > 0.0001)).toEqual([]);
}, 240_000);

it('docs/posts shows what is posted now; npm run docs draws it anew', async () => {
  const differing = await comparePostPictures();
  expect(differing.size).toBeGreaterThan(10);
  expect([...differing].filter(([, share]) => share > 0.0001)).toEqual([]);
}, 240_000);
