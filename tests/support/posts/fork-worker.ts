import { type ChildProcess, fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Half of the time of a start goes into compiling what the one before compiled too. */
const NODE_COMPILE_CACHE = path.join(tmpdir(), `debrief-test-compile-cache-${process.getuid?.() ?? 0}`);

/** Starts a process that posts. It ends with its parent, and what it says before it ends by itself is seen. */
export function forkWorker(file: string, args: readonly string[]): ChildProcess {
  return fork(file, [...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE },
  });
}
