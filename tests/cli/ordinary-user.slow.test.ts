// Runs like a service: an unprivileged account, a read-only checkout, and two writable folders.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { simulateFile } from '../support/etlegacy/round-files.ts';
import { waitUntil } from '../support/wait-until.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

/** Whether that account can read the checkout but cannot write to it. */
function canOnlyRead(): boolean {
  const probe = `const { accessSync, constants } = require('node:fs');
    accessSync(${JSON.stringify(path.join(CHECKOUT, 'cli', 'main.ts'))});
    for (const name of ['', 'cli', 'local_stats', 'node_modules', 'package.json']) {
      try { accessSync(require('node:path').join(${JSON.stringify(CHECKOUT)}, name), constants.W_OK); } catch { continue; }
      process.exit(1);
    }`;
  try {
    execFileSync(process.execPath, ['-e', probe], { ...NOBODY, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const canTry = isRoot && canOnlyRead();
const note = canTry ? '' : ' (skipped: not root, or others cannot enter the checkout)';

test.skipIf(!canTry)(
  `an unprivileged user only needs write access to the home folder and the folder of the files${note}`,
  { timeout: 120_000 },
  async () => {
    const base = await mkdtemp(path.join(tmpdir(), 'debrief-ordinary-'));
    await chmod(base, 0o711);
    const [home, stats] = [path.join(base, 'home'), path.join(base, 'stats')];
    for (const folder of [home, stats]) {
      await mkdir(folder, { mode: 0o750 });
      await chown(folder, NOBODY.uid, NOBODY.gid);
    }
    const child = spawn(process.execPath, [path.join(CHECKOUT, 'bin', 'debrief.js'), 'run'], {
      ...NOBODY,
      cwd: CHECKOUT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        DEBRIEF_HOME: home,
        ET_STATS_DIR: stats,
        LOG_FILE: path.join(home, 'log', 'debrief'),
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const exited = once(child, 'exit');
    try {
      await waitUntil('the start', () => said.includes('Ctrl-C ends') || child.exitCode !== null, 90_000);
      const { name, text } = simulateFile(1);
      await writeFile(path.join(stats, name), text);
      await waitUntil('the round', () => said.includes('adlernest') || child.exitCode !== null, 20_000);
    } finally {
      child.kill('SIGTERM');
      await exited;
    }
    expect(said).toMatch(/adlernest[^]*Stopped; everything is stored/);
    expect(child.exitCode).toBe(0);
    expect((await stat(path.join(home, 'postgres'))).uid).toBe(NOBODY.uid);
    await rm(base, { recursive: true });
  },
);
