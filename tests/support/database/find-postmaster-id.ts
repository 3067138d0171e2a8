import { findPostmaster } from '../../../database/embedded/find-postmaster.ts';

/** Returns the process id of the server that runs on this data folder. Throws if none runs. */
export async function findPostmasterId(data: string): Promise<number> {
  const postmaster = await findPostmaster(data);
  if (postmaster?.kind !== 'ours') throw new Error('No server runs.');
  return postmaster.pid;
}
