import { DatabaseError } from '../database-error.ts';
import { sendSignal, waitUntil } from './end-process.ts';
import { findPostmaster, findServerProcesses, isPostmaster } from './find-postmaster.ts';

/** PostgreSQL's own words: INT ends clients and writes a checkpoint, QUIT leaves that to the next start. */
const STEPS = [
  ['SIGINT', 60_000],
  ['SIGQUIT', 6_000],
  ['SIGKILL', 6_000],
] as const;

/**
 * Ends the server of this data folder and waits until its postmaster is gone. Only for whoever left it last; a server
 * in another PID namespace cannot be seen from here and goes on.
 */
export async function stopServer(data: string): Promise<void> {
  for (const [signal, timeMs] of STEPS) {
    const postmaster = await findPostmaster(data);
    if (postmaster?.kind !== 'ours') return;
    sendSignal(postmaster.pid, signal);
    if (await waitUntil(async () => !(await isPostmaster(postmaster.pid, data)), timeMs)) return;
  }
  throw new DatabaseError(
    `Debrief's own PostgreSQL in ${data} does not end.`,
    'See what its processes wait for (a stuck disk?), and restart the machine if nothing helps.',
  );
}

/**
 * Processes that lost their postmaster notice it and end by themselves; suspended ones have to be killed. Where a
 * postmaster lives nothing is done: whoever sees a child of it sees it too, for they share a PID namespace.
 */
export async function endRemnants(data: string): Promise<void> {
  if ((await findPostmaster(data))?.kind === 'ours') return;
  for (const pid of await findServerProcesses(data)) sendSignal(pid, 'SIGKILL');
}
