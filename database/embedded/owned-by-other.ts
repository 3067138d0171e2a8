import { DatabaseError } from '../database-error.ts';
import type { Place } from './place.ts';
import { findPostmaster } from './find-postmaster.ts';
import { readOwner } from './owner-lock.ts';

/** Says who owns the data folder of a server that does not answer. Nothing is ever started beside it, nor ended for it. */
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
    'A home is for one container or service: use the one that owns it, or set DEBRIEF_HOME to another folder here. If its server is suspended or waits for a disk, let it go on or end it there; nothing is started beside it.',
  );
}
