// Loaded modules stay in memory, so a long-running process loads rarely used ones only on demand.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';

const [COMMAND, RUN] = ['run-command.ts', 'run.ts'].map((file) =>
  JSON.stringify(new URL(`../../cli/${file}`, import.meta.url).href),
);
/** Prints a line with what is loaded for the command, and one for what it does once its home is its own. */
const LOAD = `
  const { createRequire } = await import('node:module');
  for (const url of [${COMMAND}, ${RUN}]) {
    await import(url);
    const { sharedObjects } = process.report.getReport();
    process.stdout.write(JSON.stringify([...sharedObjects, ...Object.keys(createRequire(url).cache)]) + '\\n');
  }`;

let lines: readonly string[];
beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', LOAD], {
    maxBuffer: 16 * 1024 * 1024,
  });
  lines = stdout.trim().split('\n');
});

it('npm start finds out that its home is in use before it loads what it would do', () => {
  expect(lines[0]).toContain('/node_modules/pg/');
  expect(lines[0]).not.toMatch(/fastify|pg-boss|discord/);
});

it('npm start loads neither the drawing library nor log rotation before they are needed', () => {
  expect(lines[1]).toContain('/node_modules/pg-boss/');
  expect(lines[1]).not.toMatch(/skia|libvips|chart\.js|pino-roll|date-fns/);
});
