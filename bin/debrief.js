#!/usr/bin/env node
// Starts the command line on a Node that runs TypeScript as it is and knows Temporal. Whatever old Node npm came with
// can read this file; the npm package `node` brings the right one.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const NEEDED_MAJOR = 26;
const main = new URL('../cli/main.ts', import.meta.url);
const self = fileURLToPath(import.meta.url);
// The C library of Linux gives every thread a heap of its own and gives little of it back. With two for all, and large
// pieces apart, an import of 10,000 files holds 20 MB less and a bot that draws 50. It reads this once, when a process begins.
const env = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', ...process.env };

if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) {
  if (process.platform === 'linux' && process.env.MALLOC_ARENA_MAX === undefined)
    process.execve(
      process.execPath,
      [process.execPath, ...process.execArgv, self, ...process.argv.slice(2)],
      env,
    );
  // What was read and compiled once need not be again: a verb starts in half the time. (Old Nodes have no such export.)
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  // Beside PostgreSQL memory is dearer than some collecting of garbage: an import of 10,000 files holds half as much.
  setFlagsFromString('--heap-growing-percent=40');
  setFlagsFromString('--semi-space-growth-factor=1');
  await import(main.href);
} else {
  const node = fileURLToPath(
    new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
  );
  if (existsSync(node)) {
    runOn(node);
  } else {
    process.stderr.write(
      `Debrief needs Node ${NEEDED_MAJOR} and this is ${process.versions.node}: run "npm ci" with install scripts allowed, which brings it, or install Node ${NEEDED_MAJOR} yourself.\n`,
    );
    process.exitCode = 1;
  }
}

/** Hands over to the right Node: same arguments, same terminal, same end. */
function runOn(node) {
  const child = spawn(node, [self, ...process.argv.slice(2)], { stdio: 'inherit', env });
  // A terminal sends Ctrl-C to both of us; only the child knows how to end cleanly, so we wait for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code ?? 1;
    else process.exitCode = 1;
  });
  child.on('error', (error) => {
    process.stderr.write(`Debrief could not start ${node}: ${error.message}\n`);
    process.exitCode = 1;
  });
}
