// What Docker takes into the image stands in .dockerignore, folder by folder: one that is forgotten there ends every start.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';

/** Nothing that runs imports from these. */
const APART: ReadonlySet<string> = new Set(['bench', 'coverage', 'docs', 'node_modules', 'tests']);

it('.dockerignore lists every folder of the program', async () => {
  const entries = await readdir(CHECKOUT, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !APART.has(entry.name))
    .map(({ name }) => name);
  const lines = (await readFile(path.join(CHECKOUT, '.dockerignore'), 'utf8')).split('\n');
  expect(lines).toContain('*');
  expect(folders.filter((folder) => !lines.includes(`!${folder}`))).toEqual([]);
});
