import { runGit } from './run-git.ts';

/**
 * Returns the commits before the last changes of the migrations, the newest first: an upgrade from each of them changes
 * the database.
 */
export function listOldStates(checkout: string, most = 3): string[] {
  const log = runGit(
    checkout,
    'log',
    '--first-parent',
    '--format=%p',
    `--max-count=${most}`,
    '--',
    'migrations',
  );
  return log.split('\n').flatMap((parents) => parents.split(' ')[0] || []);
}
