import { DatabaseError } from '../database-error.ts';
import { sendSignal, waitUntil } from './end-process.ts';
import { findOrphans, findPostmaster, isPostmaster } from './find-postmaster.ts';

/** PostgreSQL's own words: INT ends clients and writes a checkpoint, QUIT leaves that to the next start. */
const STEPS = [
  ['SIGINT', 60_000],
  ['SIGQUIT', 6_000],
  ['SIGKILL', 6_000],
] as const;

/** Ends the server of this data folder and waits until all its processes are gone. */
export async function stopServer(data: string): Promise<void> {
  await walk(data, STEPS);
}

/** For a server that does not answer: a suspended or broken one would not listen to a polite request either. */
export async function stopHungServer(data: string): Promise<void> {
  await walk(data, STEPS.slice(1));
}

async function walk(data: string, steps: readonly (readonly [NodeJS.Signals, number])[]): Promise<void> {
  for (const [signal, timeMs] of steps) {
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

/** Server processes that lost their postmaster notice it and end by themselves; the suspended ones need to be killed. */
export async function endOrphans(data: string): Promise<void> {
  const allGone = async (): Promise<boolean> => (await findOrphans(data)).length === 0;
  if (await waitUntil(allGone, 2_000)) return;
  for (const pid of await findOrphans(data)) sendSignal(pid, 'SIGKILL');
  await waitUntil(allGone, 5_000);
}
