import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { CHECKOUT } from '../../core/config.ts';
import { freePort } from './free-port.ts';
import { waitUntil } from './wait-until.ts';

export type Worker = {
  readonly origin: string;
  /** Address that game servers push to. */
  readonly url: string;
  child: ChildProcess;
  /** Everything it printed and logged. */
  readonly said: () => string;
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port. */
  readonly restart: () => Promise<void>;
};

/** Starts `debrief worker` with an HTTP server, in a separate process, and waits until it answers. */
export async function startWorker(
  databaseUrl: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Worker> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let said = '';
  const start = (): ChildProcess => {
    const child = spawn(process.execPath, [path.join(CHECKOUT, 'cli', 'main.ts'), 'worker'], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: databaseUrl,
        HTTP_PORT: String(port),
        BACKUP_KEEP: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return child;
  };
  const isServing = async (): Promise<boolean> => {
    const answer = await fetch(`${origin}/healthz`).catch(() => null);
    await answer?.body?.cancel();
    return answer?.ok === true;
  };
  const worker: Worker = {
    origin,
    url: `${origin}/api/et/rounds`,
    child: start(),
    said: () => said,
    kill: async () => {
      const { child } = worker;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    restart: async () => {
      worker.child = start();
      await waitUntil('a worker', isServing, 60_000);
    },
  };
  await waitUntil('a worker', isServing, 60_000);
  return worker;
}
