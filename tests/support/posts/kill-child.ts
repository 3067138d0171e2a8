import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Kills a process and waits for its end; one that has ended already stays as it is. */
export async function killChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
