import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { eveningFiles } from '../bot/support/evenings.ts';
import { importFiles } from '../support/etlegacy/import-files.ts';
import { type CliRun, runCli } from '../support/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database.ts';

// Processes are slow while other tests run.
vi.setConfig({ testTimeout: 90_000 });

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  await importFiles(test.db, eveningFiles({ players: 32 }));
});

afterAll(async () => test.close());

const say = async (...args: string[]): Promise<CliRun> =>
  runCli(['say', ...args], { databaseUrl: test.databaseUrl });

describe('debrief say', () => {
  it('prints the answer of the bot as plain text, with hostile names escaped', async () => {
    const { code, stdout, stderr } = await say('/recap');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Monday');
    expect(stdout).toContain('player17');
    expect(stdout).toMatch(/\[Weapons\] \[Maps\]/);
    expect(stdout).not.toMatch(/[\u202A-\u202E\u200B]|<t:|\*\*Team/);
  });

  it('asks on behalf of a player and parses options that contain blanks', async () => {
    const { code, stdout } = await say('/rank stat:kills period:all', '--as', 'player30');
    expect(code).toBe(0);
    expect(stdout).toContain('player30 ◄');
  });

  it('prints exactly the message that Discord would receive', async () => {
    const { stdout } = await say('/top stat:damage given', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ flags: 32_768, allowed_mentions: { parse: [] } });
  });

  it('presses buttons and chooses from menus, in the order of the arguments', async () => {
    const weapons = await say('/recap', '--press', 'Weapons');
    expect(weapons).toMatchObject({ code: 0, stderr: '' });
    expect(weapons.stdout).not.toBe((await say('/recap')).stdout);
    const back = await say('/recap', '--press', 'weapons', '--press', 'Maps');
    expect(back.stdout).toBe((await say('/recap', '--press', 'Maps')).stdout);
    const nothing = await say('/recap', '--press', 'Nope');
    expect(nothing).toMatchObject({ code: 1, stdout: '' });
    expect(nothing.stderr).toMatch(/no button "Nope".*\nThere are: .*"Weapons"/);
    const chosen = await say('/recap', '--choose', 'One player…=player17');
    expect(chosen).toMatchObject({ code: 0, stderr: '' });
    expect(chosen.stdout).toContain('player17');
    expect(chosen.stdout).not.toContain('player16');
    const menu = await say('/recap', '--choose', 'Nope=x');
    expect(menu.stderr).toMatch(/no menu "Nope"/);
    expect((await say('/recap', '--choose', 'Nope')).stderr).toContain('LABEL=VALUE');
  });

  it('draws and saves the pictures', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'debrief-say-'));
    onTestFinished(async () => rm(folder, { recursive: true }));
    const { code, stdout } = await say('/round', '--out', folder);
    expect(code).toBe(0);
    expect(stdout).toContain('[picture] Scoreboard of ');
    expect(await readdir(folder)).toEqual(['scoreboard.png']);
    expect((await readFile(path.join(folder, 'scoreboard.png'))).subarray(1, 4).toString()).toBe('PNG');
  });

  it('explains the error and exits with 1', async () => {
    const [unknown, stat, option] = await Promise.all([
      say('/nope'),
      say('/top stat:nope'),
      say('/help what:x'),
    ]);
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toContain('"/nope" is not a command');
    expect(stat).toMatchObject({ code: 1, stderr: '' });
    expect(stat.stdout).toContain('no stat called nope');
    expect(option.stdout).toContain('There is no option "what" here');
  });

  it('links no Discord account', async () => {
    expect((await say('/link player:player30')).stdout).toContain('only works in Discord');
    expect(await test.db.selectFrom('core.links').selectAll().execute()).toEqual([]);
  });

  it('runs admin commands for the user of the terminal', async () => {
    const again = await say('/admin reimport what:everything');
    expect(again.stdout).toContain('4 files of default read again: nothing changed.');
    expect((await say('/admin audit')).stdout).toContain('operator had everything read again on default');
    // A form needs Discord; the terminal has a separate verb for it.
    const form = await say('/admin reimport what:file');
    expect(form.code).toBe(1);
    expect(form.stdout).toContain('npm run debrief -- import PATH');
    const met = await say('/admin merge player:player30 into:player17');
    expect(met.stdout).toContain('played at the same time in 4 rounds');
  });
});
