import { mkdir } from 'node:fs/promises';
import { LOCAL_STATS } from '../../../core/config.ts';
import { isInside } from '../../../core/find-folder-problems.ts';

/**
 * Creates a folder below local_stats, which is Debrief's own. Any other one is left to whoever named it: created in place of
 * a disk that is not mounted, it would be watched for ever while the files come in elsewhere.
 */
export async function prepareFolder(folder: string): Promise<void> {
  if (isInside(folder, LOCAL_STATS)) await mkdir(folder, { recursive: true });
}
