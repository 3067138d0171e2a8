import path from 'node:path';
import { removeDeadParts } from '../importer/backup/backup-part.ts';
import type { HealthLine } from '../stats/health/game-health.ts';
import type { App } from './app/open-app.ts';

/** Removes what killed backups left in the home, and says so; no lines where nothing was left. */
export async function cleanBackups({ db, config }: Pick<App, 'db' | 'config'>): Promise<HealthLine[]> {
  const folder = path.join(config.home, 'backups');
  try {
    const removed = await removeDeadParts(db, folder, null);
    if (removed.length === 0) return [];
    const what =
      removed.length === 1 ? 'the rest of a killed backup' : `the rest of ${removed.length} killed backups`;
    return [{ isWell: true, say: `Removed ${what} from ${folder}.` }];
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    if ('code' in error && error.code === 'ENOENT') return [];
    const say = `What killed backups left in ${folder} cannot be removed: ${error.message}. Let this account write to that folder.`;
    return [{ isWell: false, say }];
  }
}
