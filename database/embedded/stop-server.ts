import { DatabaseError } from '../failures/database-error.ts';
import { sendSignal, waitUntil } from './end-process.ts';
import { findPostmaster, findServerProcesses, isPostmaster } from './find-postmaster.ts';

/**
 * PostgreSQL's shutdown signals: INT disconnects clients and writes a checkpoint, QUIT leaves recovery to the next
 * start.
 */
const STEPS = [
  ['SIGINT', 60_000],
  ['SIGQUIT', 6_000],
  ['SIGKILL', 6_000],
] as const;

/**
 * Stops the server of this data folder and waits until its postmaster is gone. Only the last process may call it; a
 * server in another PID namespace is invisible here and keeps running.
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
    'Check what its processes wait for (a stuck disk?), and restart the machine if nothing helps.',
  );
}

/**
 * Ends processes that outlived their postmaster. They normally notice and exit; suspended ones have to be killed.
 * Nothing is done while a postmaster lives: a process that sees its children sees it too, because they share a PID
 * namespace.
 */
export async function endRemnants(data: string): Promise<void> {
  if ((await findPostmaster(data))?.kind === 'ours') return;
  for (const pid of await findServerProcesses(data)) sendSignal(pid, 'SIGKILL');
}
