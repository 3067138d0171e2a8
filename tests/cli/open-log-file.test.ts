import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLogFile } from '../../cli/open-log-file.ts';
import { readConfig } from '../../core/config.ts';
import { createLogger } from '../../core/logger.ts';
import { waitUntil } from '../support/wait-until.ts';

const MEGABYTE = 1_000_000;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'debrief-log-'));
});
afterEach(async () => rm(folder, { recursive: true }));

async function open(logFile: string): Promise<NodeJS.WritableStream> {
  const config = readConfig({ LOG_FILE: logFile }, '/nonexistent');
  if (!config.ok) throw new Error(config.problems.join('; '));
  return await openLogFile(config.config.operations);
}

const sizes = async (): Promise<number[]> =>
  Promise.all((await readdir(folder)).map(async (name) => (await stat(path.join(folder, name))).size));

test('a log begins anew at 20 MB, loses no line, and fourteen old files are kept', async () => {
  // As many days have left them, oldest first.
  for (let day = 1; day <= 20; day++) {
    const file = path.join(folder, `debrief.2025-01-${String(day).padStart(2, '0')}.1.log`);
    await writeFile(file, 'old\n');
    await utimes(file, day * 86_400, day * 86_400);
  }
  const stream = await open(path.join(folder, 'debrief'));
  const log = createLogger({ level: 'info', destination: stream });
  const text = 'x'.repeat(MEGABYTE);
  for (let line = 0; line < 50; line++) {
    log.info({ line, text }, 'filler');
    // A file is rolled between two lines, not within one.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await waitUntil('the old files to go', async () => (await readdir(folder)).length <= 15);
  const written = (await sizes()).filter((size) => size > MEGABYTE);
  expect(written.length).toBeGreaterThanOrEqual(3);
  expect(Math.max(...written)).toBeLessThan(24 * MEGABYTE);
  expect(written.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(50 * MEGABYTE);
  stream.end();
  await once(stream, 'close');
});

test('a place where no file can be is told in words', async () => {
  await mkdir(path.join(folder, 'place'));
  await writeFile(path.join(folder, 'place', 'file'), '');
  await expect(open(path.join(folder, 'place', 'file', 'log'))).rejects.toThrow(/LOG_FILE/);
});
