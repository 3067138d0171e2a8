// The message of the launcher where npm skipped packages, as it does on a Node that is too old for them.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { runCli } from '../support/run-cli.ts';

it('exits with one sentence where the native part of sharp is missing', async () => {
  const copy = await mkdtemp(path.join(tmpdir(), 'debrief-launcher-'));
  try {
    for (const part of ['bin', 'package.json'])
      await cp(path.join(CHECKOUT, part), path.join(copy, part), { recursive: true });
    // npm 9.2 leaves this state on Node 18.
    for (const name of ['colour', 'sharp-libvips-linux-x64'])
      await mkdir(path.join(copy, 'node_modules/@img', name), { recursive: true });
    const { code, stdout, stderr } = await runCli(['run'], { checkout: copy });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^The packages that draw pictures are missing[^\n]*run "npm ci" again on Node 20\.19 or newer, or on the one that came along: PATH=\S+ npm ci\n$/,
    );
  } finally {
    await rm(copy, { recursive: true });
  }
}, 30_000);
