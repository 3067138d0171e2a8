import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packTar } from 'modern-tar';
import { expect, test } from 'vitest';
import { findImportFiles } from '../../../cli/import/find-import-files.ts';
import { UnpackedArchives } from '../../../importer/collect/folder/archives/unpacked-archives.ts';

test('of a folder come text files and JSON, packed or not, and those of its archives; a damaged one stops no other', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'find-import-files-'));
  await using archives = new UnpackedArchives();
  try {
    await mkdir(path.join(folder, 'old'));
    for (const name of ['b.txt', 'a.json.gz', 'c.rar', 'old/d.txt', 'broken.zip', 'old/broken.tgz'])
      await writeFile(path.join(folder, name), 'x');
    const names = ['f.txt', 'deep/e.json', 'g.png'];
    const entries = names.map((name) => ({ header: { name, size: 1 }, body: 'y' }));
    await writeFile(path.join(folder, 'all.tar'), await packTar(entries));
    const found = await findImportFiles(folder, ['.txt', '.json'], archives);
    const last = (files: readonly string[]) => files.map((file) => path.basename(file));
    expect(last(found.files)).toEqual(['a.json.gz', 'b.txt', 'd.txt', 'f.txt', 'e.json']);
    expect(found.left).toEqual(['c.rar', 'g.png']);
    expect(last(found.unreadable.map(({ file }) => file))).toEqual(['broken.zip', 'broken.tgz']);
    const alone = await findImportFiles(path.join(folder, 'all.tar'), ['.txt', '.json'], archives);
    expect(last(alone.files)).toEqual(['f.txt', 'e.json']);
  } finally {
    await rm(folder, { recursive: true });
  }
});
