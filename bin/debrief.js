#!/usr/bin/env node
// Starts the command line on a Node that runs TypeScript as it is and knows Temporal. Whatever old Node npm came with
// can read this file; the npm package `node` brings the right one.
import { spawn } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED_MAJOR = 26;
/** Node, PostgreSQL and their connections need about 70; with fewer, Node fails while it loads modules. */
const NEEDED_FILES = 128;
const main = new URL('../cli/main.ts', import.meta.url);
const self = fileURLToPath(import.meta.url);
// What a process has to be told before it begins. Beside PostgreSQL memory is dearer than some collecting of garbage: with
// these an import of 10,000 files holds half as much. What stays is at rest most of the time and holds still less.
const stays = process.argv[2] === 'run';
const flags = stays
  ? ['--heap-growing-percent=20', '--min-semi-space-size=1', '--max-semi-space-size=1', '--optimize-for-size']
  : ['--heap-growing-percent=40', '--min-semi-space-size=4', '--max-semi-space-size=4'];
// The page strips types by a function of Node that warns about itself.
flags.push('--disable-warning=ExperimentalWarning');
const compiled = join(tmpdir(), `debrief-compiled-${process.getuid?.() ?? 'here'}`);
const env = {
  // What was read and compiled once need not be again, neither by threads: a verb starts in half the time, and what strips
  // types is not even loaded.
  ...(isOurs(compiled) ? { NODE_COMPILE_CACHE: compiled } : {}),
  // The C library of Linux gives every thread a heap of its own and gives little of it back: two for all, large pieces apart.
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: stays ? '32768' : '131072',
  // The canvas brings an allocator of its own, which would keep the pixels of pictures that are long drawn.
  MIMALLOC_PURGE_DELAY: '0',
  ...process.env,
};

const files = countFiles();
if (files < NEEDED_FILES) {
  process.stderr.write(
    `Debrief may open only ${files} files at once here, and needs ${NEEDED_FILES}. Raise the limit of open files ("ulimit -n 1024", or LimitNOFILE= of the service) and start again; no data are lost.\n`,
  );
  process.exitCode = 1;
} else if (!canDraw()) {
  process.stderr.write(
    `The packages that draw pictures are missing, because npm ran on an old Node (this is ${process.versions.node}): run "npm ci" again on Node 20.19 or newer, or on the one that came along: PATH="$PWD/node_modules/node/bin:$PATH" npm ci\n`,
  );
  process.exitCode = 1;
} else if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) {
  if (!process.execArgv.includes(flags[0]) && process.platform !== 'win32') {
    const words = [process.execPath, ...flags, ...process.execArgv, self, ...process.argv.slice(2)];
    process.execve(process.execPath, words, env);
  }
  endWithLauncher();
  await import(main.href);
} else {
  const node = fileURLToPath(
    new URL(`../node_modules/node/bin/node${process.platform === 'win32' ? '.exe' : ''}`, import.meta.url),
  );
  if (existsSync(node)) {
    runOn(node);
  } else {
    process.stderr.write(
      `Debrief needs Node ${NEEDED_MAJOR} and this is ${process.versions.node}: npm did not run the install scripts that bring it. Run "npm ci --ignore-scripts=false", or install Node ${NEEDED_MAJOR} yourself.\n`,
    );
    process.exitCode = 1;
  }
}

/** How many files this process may open; only Linux says so. Node has raised its limit to the hard one. */
function countFiles() {
  try {
    const found = /^Max open files\s+\S+\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'));
    return found === null ? Infinity : Number(found[1]);
  } catch {
    return Infinity;
  }
}

/** npm leaves out packages that its Node is too old for, without an error: of sharp the compiled part. */
function canDraw() {
  try {
    const parts = readdirSync(fileURLToPath(new URL('../node_modules/@img', import.meta.url)));
    return parts.some((name) => name.startsWith('sharp-') && !name.startsWith('sharp-libvips-'));
  } catch {
    // Nothing is installed, which the next step says better.
    return true;
  }
}

/** What lies there will run as it is, so nobody else may be able to put something there. */
function isOurs(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    // Windows gives everybody a temporary folder of his own.
    return (
      process.getuid === undefined ||
      (found.isDirectory() && found.uid === process.getuid() && (found.mode & 0o022) === 0)
    );
  } catch {
    // Then everything is compiled at every start.
    return false;
  }
}

/** A launcher that is killed cannot pass that on: the end of its channel does, and asks this process to stop. */
function endWithLauncher() {
  if (process.channel === undefined) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Only a listener of "message" needs it; it must not keep a finished verb from ending.
  process.channel.unref();
}

/** Hands over to the right Node: same arguments, same terminal, same end. */
function runOn(node) {
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(node, [...flags, self, ...process.argv.slice(2)], { stdio, env });
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
