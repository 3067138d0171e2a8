import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listFiles } from '../../../../importer/collect/folder/list-files.ts';

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-list-'));
  onTestFinished(async () => rm(folder, { recursive: true }));
  return folder;
}

async function list(folder: string): Promise<string[]> {
  return (await listFiles(folder)).map((file) => path.relative(folder, file)).toSorted();
}

it('terminates when links lead back up, and lists every file under its own folder', async () => {
  const folder = await makeFolder();
  await mkdir(path.join(folder, 'z/deep'), { recursive: true });
  await writeFile(path.join(folder, 'z/deep/one.txt'), '1');
  for (const name of ['a', 'b', 'c']) await symlink('z', path.join(folder, name));
  for (const name of ['up', 'also-up']) await symlink('../..', path.join(folder, 'z/deep', name));
  expect(await list(folder)).toEqual(['z/deep/one.txt']);
});

it('follows a link out of the folder once, and ignores links to files', async () => {
  const [folder, other] = [await makeFolder(), await makeFolder()];
  await writeFile(path.join(other, 'far.txt'), '1');
  await symlink(other, path.join(folder, 'archive'));
  await symlink(other, path.join(folder, 'same-archive'));
  await symlink(path.join(other, 'far.txt'), path.join(folder, 'near.txt'));
  await symlink('gone', path.join(folder, 'dangling'));
  await symlink('circle', path.join(folder, 'circle'));
  expect(await list(folder)).toEqual(['archive/far.txt']);
});

it('accepts a link as the starting folder', async () => {
  const [folder, other] = [await makeFolder(), await makeFolder()];
  await writeFile(path.join(other, 'far.txt'), '1');
  await symlink(other, path.join(folder, 'archive'));
  expect(await list(path.join(folder, 'archive'))).toEqual(['far.txt']);
});
