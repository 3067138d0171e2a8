import { DatabaseError } from '../failures/database-error.ts';
import type { Place } from './place.ts';
import { findPostmaster } from './find-postmaster.ts';
import { readOwner } from './owner-lock.ts';

/**
 * Builds the error that names the owner of the data folder when its server does not answer. No second server is started
 * and the first is never killed.
 */
export async function ownedByOther(place: Place): Promise<DatabaseError> {
  const owner = await readOwner(place);
  const visible = await findPostmaster(place.data);
  const here = visible?.kind === 'ours' ? ` It is process ${visible.pid} here.` : '';
  const who =
    owner === null
      ? ''
      : ` It was started on "${owner.host}" by process ${owner.pid}, ${owner.since.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}.`;
  return new DatabaseError(
    `The database in ${place.data} is in use by a PostgreSQL that does not answer.${who}${here}`,
    'A home is for one container or service: use the one that owns it, or set DEBRIEF_HOME to another folder here. If its server is suspended or waits for a disk, resume it or end it there; no second server is started.',
  );
}
