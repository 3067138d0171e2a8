import { mkdir } from 'node:fs/promises';
import { LOCAL_STATS } from '../../../core/config.ts';
import { isInside } from '../../../core/find-folder-problems.ts';

/**
 * Creates a folder below local_stats, which belongs to Debrief. Any other folder is the user's to create: in place of
 * an unmounted disk, a new one would be watched forever while the files arrive elsewhere.
 */
export async function prepareFolder(folder: string): Promise<void> {
  if (isInside(folder, LOCAL_STATS)) await mkdir(folder, { recursive: true });
}
