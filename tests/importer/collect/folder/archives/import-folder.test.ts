import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  clearImportFolders,
  makeImportFolder,
  removeImportFolder,
} from '../../../../../importer/collect/folder/archives/import-folder.ts';

const usual = process.env['TMPDIR'];
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'import-folder-'));
  process.env['TMPDIR'] = folder;
});

afterEach(async () => {
  if (usual === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = usual;
  await rm(folder, { recursive: true });
});

/** Of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

async function leave(name: string): Promise<string> {
  const left = path.join(folder, name);
  await mkdir(path.join(left, '000000'), { recursive: true });
  await writeFile(path.join(left, '000000', 'supply-round-1.txt'), 'a round');
  return left;
}

test('what a killed import left behind is cleared, also under the number of this process', async () => {
  const left = [
    await leave(`debrief-import-${hostname()}-${deadPid()}-Ab12Cd`),
    await leave(`debrief-import-${hostname()}-${process.pid}-Ab12Cd`),
  ];
  expect((await clearImportFolders()).toSorted()).toEqual(left.toSorted());
  expect(left.map((each) => existsSync(each))).toEqual([false, false]);
});

test('nothing else is cleared: running imports, other machines, other programs, links', async () => {
  const own = await makeImportFolder();
  const target = await leave('elsewhere');
  const link = path.join(folder, `debrief-import-${hostname()}-${deadPid()}-Ab12Cd`);
  await symlink(target, link);
  const others = [
    await leave(`debrief-import-${hostname()}-${process.ppid}-Ab12Cd`),
    await leave(`debrief-import-another.machine-${deadPid()}-Ab12Cd`),
    await leave(`debrief-import-${hostname()}-0-Ab12Cd`),
    await leave(`debrief-import-${hostname()}-x-Ab12Cd`),
    await leave('debrief-import-Ab12Cd'),
  ];
  expect(await clearImportFolders()).toEqual([]);
  expect([own, link, target, ...others].filter((each) => !existsSync(each))).toEqual([]);
  await removeImportFolder(own);
  expect(existsSync(own)).toBe(false);
});

test('without a folder for temporary files there is nothing to clear', async () => {
  process.env['TMPDIR'] = path.join(folder, 'absent');
  expect(await clearImportFolders()).toEqual([]);
});
