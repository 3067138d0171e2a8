import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('hold-server.ts', import.meta.url));

export type Holder = {
  readonly child: ChildProcessWithoutNullStreams;
  /** Resolves when it has the server; rejects with its error output. */
  readonly opened: Promise<unknown>;
  /** Asks it to release the server and waits for its end. */
  readonly leave: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

export type HolderOptions = {
  readonly uid?: number;
  readonly gid?: number;
  /** The command that starts it, such as `unshare` and its flags. */
  readonly within?: readonly string[];
  /** How long it waits for a server that does not answer. */
  readonly patienceMs?: number;
};

/** Starts another process that uses the server of this home, on request as another user or in separate namespaces. */
export function startHolder(home: string, options: HolderOptions = {}): Holder {
  const { within = [], patienceMs, ...account } = options;
  const patience = patienceMs === undefined ? [] : [String(patienceMs)];
  const [file = process.execPath, ...args] = [...within, process.execPath, PROGRAM, home, ...patience];
  const child = spawn(file, args, { stdio: 'pipe', cwd: '/', ...account });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const exited = once(child, 'exit');
  const opened: Promise<unknown> = Promise.race([
    once(child.stdout, 'data'),
    exited.then(() => Promise.reject(new Error(complaint))),
  ]);
  // Tests that kill it early never await this promise.
  opened.catch(() => {});
  return {
    child,
    opened,
    leave: async () => {
      child.stdin.write('leave\n');
      await exited;
      if (child.exitCode !== 0) throw new Error(complaint);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
