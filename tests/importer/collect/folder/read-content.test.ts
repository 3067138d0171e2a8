import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MEBIBYTE } from '../../../../core/document-size.ts';
import { readContent } from '../../../../importer/collect/folder/read-content.ts';

const SIZE = 2 * MEBIBYTE + 9;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'read-content-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['2031-02-03-211000-oasis-round-1.txt', 2 * MEBIBYTE],
  ['stats-1.json', SIZE],
  ['stats-1.json.gz', SIZE],
  ['answers.jsonl', SIZE],
])('of %s are read %i bytes', async (name, bytes) => {
  const file = path.join(folder, name);
  await writeFile(file, '');
  await truncate(file, SIZE);
  expect((await readContent(file)).body.length).toBe(bytes);
});
