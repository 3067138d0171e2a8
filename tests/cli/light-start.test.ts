// Loaded modules stay in memory, so a long-running process loads rarely used ones only on demand.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const RUN = new URL('../../cli/run-command.ts', import.meta.url).href;
const LOADED = `
  const { createRequire } = await import('node:module');
  await import(${JSON.stringify(RUN)});
  const { sharedObjects } = process.report.getReport();
  const modules = Object.keys(createRequire(${JSON.stringify(RUN)}).cache);
  process.stdout.write(JSON.stringify([...sharedObjects, ...modules]));`;

it('npm start loads neither the drawing library nor log rotation before they are needed', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', LOADED], {
    maxBuffer: 16 * 1024 * 1024,
  });
  expect(stdout).toContain('/node_modules/pg/');
  expect(stdout).not.toMatch(/skia|libvips|chart\.js|pino-roll|date-fns/);
});
