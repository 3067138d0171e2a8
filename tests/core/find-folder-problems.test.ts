import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LOCAL_STATS, readConfig } from '../../core/config.ts';
import { findFolderProblems, isInside } from '../../core/find-folder-problems.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'debrief-folders-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function problemsOf(env: Record<string, string>, collects: boolean): readonly string[] {
  const result = readConfig(env, folder, { collects });
  return result.ok ? [] : result.problems;
}

it('a missing folder is reported by a process that watches it, together with all other problems', () => {
  const missing = path.join(folder, 'gamestats');
  const env = { ET_STATS_DIR: missing };
  expect(problemsOf(env, true)).toEqual([
    expect.stringContaining(`ET_STATS_DIR names ${missing}, which does not exist`),
  ]);
  expect(problemsOf(env, false)).toEqual([]);
  expect(problemsOf({ ...env, LOG_LEVEL: 'loud' }, true)).toHaveLength(2);
  expect(existsSync(missing)).toBe(false);
  mkdirSync(missing);
  expect(problemsOf(env, true)).toEqual([]);
});

it('every server of debrief.json needs an existing folder, except below local_stats, where it is created', () => {
  const servers = [
    { key: 'a', folder: 'here' },
    { key: 'never-made' },
    { key: 'c', folder: '/nonexistent/c' },
  ];
  writeFileSync(path.join(folder, 'debrief.json'), JSON.stringify({ servers }));
  writeFileSync(path.join(folder, 'here'), 'a file');
  expect(problemsOf({}, true)).toEqual([
    expect.stringMatching(/"folder" of "a" names .*here, which is not a folder/),
    expect.stringMatching(/"folder" of "c" names \/nonexistent\/c, which does not exist/),
  ]);
});

it('a folder is inside another one only when it is below it', () => {
  expect(isInside(path.join(LOCAL_STATS, 'a', 'b'), LOCAL_STATS)).toBe(true);
  expect(isInside(path.join(LOCAL_STATS, '..b'), LOCAL_STATS)).toBe(true);
  for (const other of [LOCAL_STATS, `${LOCAL_STATS}-2/a`, path.dirname(LOCAL_STATS), '/'])
    expect(isInside(other, LOCAL_STATS)).toBe(false);
  expect(findFolderProblems([{ setting: 'X', folder: path.join(folder, 'new') }], folder)).toEqual([]);
});
