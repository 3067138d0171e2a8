// debrief demo, the verb of npm run demo: the whole product without a key, an account or the internet. A temporary home, the
// evening that ships with Debrief, every game against its own simulator on loopback, and the page. Nothing stays.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { CHECKOUT } from '../core/config.ts';
import { GAMES } from '../games.ts';
import { printLine } from './print.ts';

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
  for (const { name, title, demo: openDemo } of GAMES) {
    if (openDemo === undefined) continue;
    const game = await openDemo(path.join(home, name));
    open.defer(async () => game.close());
    Object.assign(env, game.env);
    printLine(`${title}: ${game.say}.`);
  }
  process.exitCode = await runUntilStopped(home, env);
  printLine('The demo is over; its folder is removed.');
}

/** Runs `npm start` with these settings and no others. @returns its exit code. */
async function runUntilStopped(home: string, settings: Readonly<Record<string, string>>): Promise<number> {
  const { PATH = '', LANG = '', TMPDIR = '', HTTP_PORT = '' } = process.env;
  const env = { PATH, LANG, TMPDIR, HTTP_PORT, DEBRIEF_HOME: home, DEBRIEF_SETTINGS: home, ...settings };
  const child = spawn(process.execPath, [path.join(CHECKOUT, 'bin', 'debrief.js'), 'run'], {
    stdio: 'inherit',
    env,
  });
  // A terminal sends Ctrl-C to both; others send it to this process only. The child takes two at once for one.
  const pass = (signal: NodeJS.Signals): boolean => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, pass);
  try {
    await once(child, 'exit');
    return child.exitCode ?? 1;
  } finally {
    for (const signal of SIGNALS) process.off(signal, pass);
  }
}
