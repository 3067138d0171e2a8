import { once } from 'node:events';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLogFile } from '../../cli/app/open-log-file.ts';
import { removeOldLogs } from '../../cli/app/remove-old-logs.ts';
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

test('a log is rotated at 20 MB without losing a line, and fourteen old files are kept', async () => {
  // Dated files of earlier days, oldest first.
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
    // A file is rotated between two lines, not within one.
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

test('files dated in the future never push out those that are written, and stay', async () => {
  const future = Array.from({ length: 14 }, (_, day) => `debrief.2199-01-${String(day + 10)}.1.log`);
  for (const name of [...future, 'debrief.2025-01-01.1.log', 'other.2025-01-01.1.log'])
    await writeFile(path.join(folder, name), 'old\n');
  const stream = await open(path.join(folder, 'debrief'));
  const log = createLogger({ level: 'info', destination: stream });
  for (let line = 0; line < 25; line++) {
    log.info({ line, text: 'x'.repeat(MEGABYTE) }, 'filler');
    await new Promise((resolve) => setImmediate(resolve));
  }
  const today = async () =>
    (await readdir(folder)).filter((name) => name.startsWith('debrief.') && !/2199|2025/.test(name));
  await waitUntil('a second file', async () => (await today()).length === 2);
  // Time enough for the removal that follows a rotation.
  await removeOldLogs(path.join(folder, 'debrief'), { kept: 14, now: new Date() });
  expect(await today()).toHaveLength(2);
  expect(await readdir(folder)).toEqual(expect.arrayContaining([...future, 'debrief.2025-01-01.1.log']));
  await removeOldLogs(path.join(folder, 'debrief'), { kept: 1, now: new Date() });
  expect(await readdir(folder)).not.toContain('debrief.2025-01-01.1.log');
  expect(await today()).toHaveLength(2);
  expect(await readdir(folder)).toEqual(expect.arrayContaining([...future, 'other.2025-01-01.1.log']));
  stream.end();
  await once(stream, 'close');
});

/** Returns what is written to standard error while `work` runs. */
async function terminalDuring(work: () => Promise<void>): Promise<string> {
  let said = '';
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  try {
    await work();
  } finally {
    write.mockRestore();
  }
  return said;
}

test('a full disk does not end the process: it prints one sentence, keeps memory bounded, and does not repeat itself', async () => {
  const today = new Date().toISOString().slice(0, 10);
  // Every write to this file fails as on a full disk.
  await symlink('/dev/full', path.join(folder, `debrief.${today}.1.log`));
  const said = await terminalDuring(async () => {
    const log = createLogger({ level: 'info', destination: await open(path.join(folder, 'debrief')) });
    for (let line = 0; line < 100; line++) log.info({ line, text: 'x'.repeat(100_000) }, 'filler');
    await new Promise((resolve) => setTimeout(resolve, 50));
    log.info('and on it goes');
  });
  expect(said).toMatch(/^LOG_FILE cannot be written: ENOSPC.*The work continues.*\n$/);
});

test.runIf(process.getuid?.() === 0)(
  'the log continues when there is space again, and says how many lines are missing',
  async () => {
    await promisify(execFile)('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
    try {
      await writeFile(path.join(folder, 'ballast'), 'x'.repeat(200_000));
      const said = await terminalDuring(async () => {
        const log = createLogger({ level: 'info', destination: await open(path.join(folder, 'debrief')) });
        for (let line = 0; line < 4; line++) log.info({ line, text: 'x'.repeat(30_000) }, 'filler');
        await rm(path.join(folder, 'ballast'));
        log.info('room again');
        await new Promise((resolve) => setTimeout(resolve, 50));
        log.info('the last one');
      });
      expect(said).toMatch(
        /cannot be written: ENOSPC.*\nLOG_FILE can be written again; no line is missing\.\n$/,
      );
      const [name = ''] = await readdir(folder);
      const events = (await readFile(path.join(folder, name), 'utf8')).trimEnd().split('\n');
      expect(events.map((line): unknown => JSON.parse(line))).toMatchObject([
        ...[0, 1, 2, 3].map((line) => ({ line, msg: 'filler' })),
        { msg: 'room again' },
        { msg: 'the last one' },
      ]);
    } finally {
      await promisify(execFile)('umount', ['--lazy', folder]);
    }
  },
);

test('a path where no file can be created is reported in one sentence', async () => {
  await mkdir(path.join(folder, 'place'));
  await writeFile(path.join(folder, 'place', 'file'), '');
  await expect(open(path.join(folder, 'place', 'file', 'log'))).rejects.toThrow(/LOG_FILE/);
});

test('a device, a pipe or a folder is not used for dated files', async () => {
  await mkdir(path.join(folder, 'logs'));
  await promisify(execFile)('mkfifo', [path.join(folder, 'pipe')]);
  await symlink('/dev/null', path.join(folder, 'nothing'));
  for (const [name, what] of [
    ['logs', 'a folder'],
    ['pipe', 'not a regular file'],
    ['nothing', 'not a regular file'],
    ['/dev/full', 'not a regular file'],
  ] as const)
    await expect(open(path.resolve(folder, name)), name).rejects.toThrow(
      new RegExp(`^LOG_FILE names ${path.resolve(folder, name)}, which is ${what}.*\\n.*leave LOG_FILE out`),
    );
  expect((await readdir(folder)).toSorted()).toEqual(['logs', 'nothing', 'pipe']);
});
