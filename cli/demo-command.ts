// debrief demo, the verb of npm run demo: the whole product without a key, an account or the internet. A temporary home, the
// evening that ships with Debrief, every game against its own simulator on loopback, and the page. Nothing stays.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Command } from 'commander';
import pRetry from 'p-retry';
import { CHECKOUT } from '../core/config.ts';
import { USUAL_PORT } from '../core/http-config.ts';
import { GAMES } from '../games.ts';
import type { GameDemo } from './app/game.ts';
import { printLine } from './print/print.ts';

const DEBRIEF = path.join(CHECKOUT, 'bin', 'debrief.js');
/** Apart from the ports that `debrief run` tries: one that starts meanwhile must not take the port of the demo. */
const FIRST_PORT = USUAL_PORT + 100;
const MOST_PORTS = 20;
const LOOK_MS = 500;
/** As many looks as the first start with a new database may need. */
const STARTS = 240;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const demoCommand = new Command('demo')
  .description(
    'Try everything without a key: simulated games, a temporary database and the page, until Ctrl-C',
  )
  .action(demo);

async function demo(): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), 'debrief-demo-'));
  await using open = new AsyncDisposableStack();
  open.defer(async () => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  // Run by root, the account of the PostgreSQL that comes along has to get in.
  await chmod(home, 0o711);
  const env: Record<string, string> = {};
  const demos: GameDemo[] = [];
  for (const { name, title, demo: openDemo } of GAMES) {
    if (openDemo === undefined) continue;
    const game = await openDemo(path.join(home, name));
    open.defer(async () => game.close());
    demos.push(game);
    Object.assign(env, game.env);
    printLine(`${title}: ${game.say}.`);
  }
  process.exitCode = await runUntilStopped(home, env, demos);
  printLine('The demo is over; its folder is removed.');
}

/** Runs `npm start` with these settings and no others. @returns its exit code. */
async function runUntilStopped(
  home: string,
  settings: Readonly<Record<string, string>>,
  demos: readonly GameDemo[],
): Promise<number> {
  const { PATH = '', LANG = '', TMPDIR = '' } = process.env;
  const port = process.env['HTTP_PORT'] ?? String(await findFreePort());
  const env = {
    PATH,
    LANG,
    TMPDIR,
    HTTP_PORT: port,
    DEBRIEF_HOME: home,
    DEBRIEF_SETTINGS: home,
    ...settings,
  };
  const child = spawn(process.execPath, [DEBRIEF, 'run'], { stdio: 'inherit', env });
  // A terminal sends Ctrl-C to both; others send it to this process only. The child takes two at once for one.
  const pass = (signal: NodeJS.Signals): boolean => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  const over = new AbortController();
  const beginning =
    port === '0' ? undefined : beginAll(demos, { url: `http://127.0.0.1:${port}`, env, over });
  try {
    await once(child, 'exit');
    return child.exitCode ?? 1;
  } finally {
    over.abort();
    await beginning;
    for (const signal of SIGNALS) process.off(signal, pass);
  }
}

type Running = {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  readonly over: AbortController;
};

async function beginAll(demos: readonly GameDemo[], { url, env, over: { signal } }: Running): Promise<void> {
  const runVerb = async (...args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, [DEBRIEF, ...args], { env, signal })).stdout.trim();
  try {
    await pRetry(async () => askHealth(url, signal), {
      retries: STARTS,
      factor: 1,
      minTimeout: LOOK_MS,
      signal,
    });
    for (const demo of demos) await demo.begin?.({ url, runVerb });
  } catch (error) {
    if (!signal.aborted) printLine(`A part of the demo is missing: ${String(error)}`);
  }
}

async function askHealth(url: string, signal: AbortSignal): Promise<void> {
  const answer = await fetch(`${url}/healthz`, { signal });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
}

async function findFreePort(): Promise<number> {
  for (let port = FIRST_PORT; port < FIRST_PORT + MOST_PORTS; port++) {
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    server.close();
    if (isFree) return port;
  }
  return 0;
}
