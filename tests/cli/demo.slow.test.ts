// npm run demo: all games against their simulators, on the page, until Ctrl-C.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { CHECKOUT } from '../../core/config.ts';
import { GAMES } from '../../games.ts';
import { waitUntil } from '../support/wait-until.ts';
import { command, openVisitor, shown } from '../web/support/visitor-client.ts';

test('the demo shows every game on the page and leaves nothing behind', { timeout: 180_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'debrief-test-demo-'));
  const child = spawn(process.execPath, [path.join(CHECKOUT, 'bin', 'debrief.js'), 'demo'], {
    // Settings of the operator's environment must not have any effect.
    env: {
      PATH: process.env['PATH'] ?? '',
      TMPDIR: folder,
      DISCORD_TOKEN: 'of-the-operator',
      HD1_FOLLOW: 'no',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let terminal = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (terminal += String(text)));
  try {
    const link = async (): Promise<string> => /http:\S+\/\?key=\S+/.exec(terminal)?.[0] ?? '';
    await waitUntil(
      'the link',
      async () => {
        expect(child.exitCode, terminal).toBeNull();
        return (await link()) !== '';
      },
      120_000,
    );
    const visitor = await openVisitor(await link());
    const see = async (...[name, options, words]: Parameters<typeof command>): Promise<string> =>
      shown(await visitor.ask(command(name, options, words)));
    for (const { title } of GAMES) expect(terminal).toContain(`${title}: `);
    expect(terminal).toContain(`Watching ${folder}/debrief-demo-`);
    expect(terminal).toMatch(/Following the war of Helldivers 2 at 127\.0\.0\.1:\d+: \/hd2 war shows it/);
    expect(terminal).toMatch(/Following the war of Helldivers 1 at 127\.0\.0\.1:\d+: \/hd1 war shows it/);
    expect(await see('recap')).toMatch(/Goldrush Gus|LagWolf/);
    // Slow enough to stay below the rate limit.
    const seeSoon = async (name: string, words: string): Promise<void> =>
      waitUntil(
        words,
        async () => {
          await sleep(1_500);
          return (await see(name, {}, ['war'])).includes(words);
        },
        60_000,
      );
    await seeSoon('hd1', 'Cyborgs');
    await seeSoon('hd2', '<h3>');
    expect(await see('sessions', { month: '2026-10' })).toContain('2026-10-02');
    // A round that was pushed, with its event log: a file alone has none.
    const round = async (): Promise<string> => {
      await sleep(1_500);
      return await see('round', { round: 'latest' }, ['match']);
    };
    await waitUntil('a pushed round', async () => (await round()).includes('Who killed whom'), 60_000);
    expect(terminal).toMatch(/pushes its rounds to http:\/\/127\.0\.0\.1:\d+\/api\/et\/rounds too/);
    expect(terminal).not.toMatch(
      /debrief_[\w-]{20}|push was refused|push failed|part of the demo is missing/,
    );
    expect(terminal).not.toMatch(/"level":[56]0|Warning/);
  } finally {
    child.kill('SIGINT');
  }
  if (child.exitCode === null) await once(child, 'exit');
  expect(child.exitCode, terminal).toBe(0);
  expect(terminal).toContain('its folder is removed');
  expect((await readdir(folder)).filter((name) => name.startsWith('debrief-demo-'))).toEqual([]);
  await rm(folder, { recursive: true });
});
