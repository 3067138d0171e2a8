// The oldest npm that the README names installs what stands in the lock file. Needs the registry that npm ci uses.
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';

const OLDEST = '9.2.0';

test(
  `npm ${OLDEST} installs everything, the canvas of the charts included`,
  { timeout: 600_000 },
  async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'debrief-npm-'));
    try {
      for (const name of ['package.json', 'package-lock.json', '.npmrc'])
        await copyFile(path.join(CHECKOUT, name), path.join(folder, name));
      await promisify(execFile)(
        'npm',
        ['exec', '--yes', `--package=npm@${OLDEST}`, '--', 'npm', 'ci', '--omit=dev', '--prefer-offline'],
        { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      );
      const canvas = await readFile(path.join(folder, 'node_modules/canvas/package.json'), 'utf8');
      expect(JSON.parse(canvas)).toMatchObject({ name: '@napi-rs/canvas' });
      // Brought by an install script.
      expect((await stat(path.join(folder, 'node_modules/node/bin/node'))).size).toBeGreaterThan(1_000_000);
      await expect(stat(path.join(folder, 'node_modules/chartjs-node-canvas/node_modules'))).rejects.toThrow(
        'ENOENT',
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
