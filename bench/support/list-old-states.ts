import { runGit } from './run-git.ts';

/**
 * Returns the commits before the last changes of the migrations, the newest first: an upgrade from each of them changes
 * the database. Commits with a migration that no longer exists, or has another content now, are left out, because their
 * databases cannot be upgraded.
 */
export function listOldStates(checkout: string, most = 3): string[] {
  const known = new Set(listMigrations(checkout, 'HEAD'));
  const log = runGit(checkout, 'log', '--first-parent', '--format=%p', '--', 'migrations');
  const states = log.split('\n').flatMap((parents) => parents.split(' ')[0] || []);
  return states
    .filter((state) => {
      const migrations = listMigrations(checkout, state);
      return migrations.length > 0 && migrations.every((entry) => known.has(entry));
    })
    .slice(0, most);
}

/** The files and folders of a commit's migrations, each with the hash of its content. */
function listMigrations(checkout: string, commit: string): string[] {
  return runGit(checkout, 'ls-tree', commit, 'migrations/')
    .split('\n')
    .filter((entry) => entry !== '');
}
