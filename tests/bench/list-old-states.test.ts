import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listOldStates } from '../../bench/support/list-old-states.ts';
import { runGit } from '../../bench/support/run-git.ts';

it('upgrades start from the states before the last changes of the migrations, then from those of the same migrations', async () => {
  const checkout = await mkdtemp(path.join(tmpdir(), 'debrief-states-'));
  onTestFinished(async () => rm(checkout, { recursive: true }));
  const git = (...args: readonly string[]): string => runGit(checkout, ...args);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@example.org');
  await mkdir(path.join(checkout, 'migrations'));
  const commit = async (file: string): Promise<string> => {
    await writeFile(path.join(checkout, file), file);
    git('add', '--all');
    git('commit', '--quiet', '--message', file);
    return git('rev-parse', '--short', 'HEAD');
  };
  await commit('migrations/0001.ts');
  // Nothing was before it, so there is nothing to upgrade from.
  expect(listOldStates(checkout)).toEqual([]);
  await commit('migrations/0002.ts');
  const third = await commit('readme');
  const fourth = await commit('migrations/0003.ts');
  await commit('migrations/0004.ts');
  const sixth = await commit('readme-2');
  // What was merged came with its merge.
  git('checkout', '--quiet', '-b', 'side');
  await commit('migrations/0005.ts');
  await commit('migrations/0006.ts');
  git('checkout', '--quiet', 'main');
  git('merge', '--quiet', '--no-ff', '--no-edit', 'side');
  await commit('readme-3');
  expect(listOldStates(checkout)).toEqual([sixth, fourth, third]);
  // After migrations were merged into new ones, no database of the old ones can be upgraded.
  git('rm', '--quiet', '-r', 'migrations');
  await mkdir(path.join(checkout, 'migrations'));
  await commit('migrations/0001-merged.ts');
  expect(listOldStates(checkout)).toEqual([]);
  await commit('migrations/0002-next.ts');
  expect(listOldStates(checkout)).toEqual([git('rev-parse', '--short', 'HEAD~1')]);
  const next = await commit('readme-5');
  await commit('readme-6');
  const [added, merged] = [git('rev-parse', '--short', 'HEAD~2'), git('rev-parse', '--short', 'HEAD~3')];
  expect(listOldStates(checkout, 9)).toEqual([merged, added, next]);
  // A database of the former content has another schema under the same name.
  await writeFile(path.join(checkout, 'migrations/0001-merged.ts'), 'other');
  await commit('readme-4');
  expect(listOldStates(checkout)).toEqual([]);
});
