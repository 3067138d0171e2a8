import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHECKOUT } from '../../core/config.ts';

export type CliRun = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type CliOptions = {
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The Node that starts the launcher; default: the Node of the tests. */
  readonly node?: string;
  /** The folder of bin/debrief.js; default: this checkout. */
  readonly checkout?: string;
};

/** Runs a verb in a separate process, with pipes for its output, and waits for its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const { databaseUrl, env = {}, node = process.execPath, checkout = CHECKOUT } = options;
  const child = spawn(node, [path.join(checkout, 'bin', 'debrief.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      // Prevents an accidental start: without an address a verb would start its own server here.
      DEBRIEF_HOME: '/nonexistent/debrief',
      // A short process spends most of its time on loading the same modules.
      NODE_COMPILE_CACHE: path.join(tmpdir(), 'debrief-test-compile-cache'),
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
      ...env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}
