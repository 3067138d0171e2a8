import { runGit } from './run-git.ts';

/**
 * Returns commits whose databases this state can upgrade, at most `most`: first those before the last changes of the
 * migrations, from which an upgrade changes the database; then those that have the same migrations, of which only the
 * program changes. Commits with a migration that no longer exists, or has another content now, are left out.
 */
export function listOldStates(checkout: string, most = 3): string[] {
  const known = new Set(listMigrations(checkout, 'HEAD'));
  const head = runGit(checkout, 'rev-parse', '--short', 'HEAD').trim();
  const list = (format: string, ...options: readonly string[]): string[] =>
    runGit(checkout, 'log', '--first-parent', `--format=${format}`, ...options)
      .split('\n')
      .flatMap((line) => line.split(' ')[0] || []);
  const states = new Set([
    ...list('%p', '--', 'migrations'),
    ...list('%h', '--', 'migrations'),
    ...list('%h', '--skip=1', `--max-count=${most}`),
  ]);
  states.delete(head);
  return [...states]
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
