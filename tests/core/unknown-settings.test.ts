import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHECKOUT, readConfig } from '../../core/config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'debrief-config-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function problemsOf(env: Record<string, string>, written: readonly string[] = []): readonly string[] {
  const result = readConfig(env, folder, { written });
  return result.ok ? [] : result.problems;
}

function notesOf(env: Record<string, string>): readonly string[] {
  const result = readConfig(env, folder, {});
  return result.ok ? result.notes : [];
}

describe('a setting that is never read', () => {
  it('is noted in the environment with the nearest name, and names of other programs are not', () => {
    for (const [name, meant] of [
      ['HTTP_PROT', 'HTTP_PORT'],
      ['BACKUPKEEP', 'BACKUP_KEEP'],
      ['ETTIMEZONE', 'ET_TIME_ZONE'],
    ] as const)
      expect(notesOf({ [name]: 'hunter2' })).toEqual([
        `${name} in the environment is not a setting of Debrief. Did you mean ${meant}?`,
      ]);
    expect(notesOf({ DEBRIEF_TOKEN: 'x', DEBRIEF_HOME: folder })).toHaveLength(1);
    expect(problemsOf({ ET_SERVER: 'x' })[0]).toContain('Did you mean ET_SERVER_ADDRESS?');
    // The right one is set, and still the other does nothing.
    expect(notesOf({ ET_TIME_ZONE: 'UTC', ET_TIMEZONE: 'x' })).toHaveLength(1);
    expect(notesOf({ HTTP_PROXY: 'x', HTTPS_PROXY: 'x', PATH: 'x', LOGNAME: 'x', TZ: 'x' })).toEqual([]);
    const [problem] = problemsOf({ ET_SFTP_PASS: 'x', ET_SFTP_HOST: 'h' }, ['ET_SFTP_PASS']);
    expect(problem).toContain('Did you mean ET_SFTP_PASSWORD?');
    expect(problemsOf({ ET_SFTP_USER: 'x' })).toContainEqual(
      'ET_SFTP_HOST is missing: ET_SFTP_USER has no effect without it.',
    );
  });

  it('is named for every slip in every setting, in .env and in the environment', () => {
    const example = readFileSync(path.join(CHECKOUT, '.env.example'), 'utf8');
    const names = Array.from(example.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm), ([, name = '']) => name);
    expect(names.length).toBeGreaterThan(25);
    const slips = names.flatMap((name) =>
      Array.from(name, (letter, at) => [
        name.slice(0, at) + name.slice(at + 1),
        `${name.slice(0, at)}Q${name.slice(at + 1)}`,
        `${name.slice(0, at)}${letter}${name.slice(at)}`,
        name.slice(0, at) + name.slice(at + 1, at + 2) + letter + name.slice(at + 2),
      ]).flat(),
    );
    const wrong = [...new Set([...slips, ...names.map((name) => name.toLowerCase())])].filter(
      (name) => !names.includes(name) && name !== '',
    );
    const games = ['HD1_', 'HD2_'].map((prefix) => ({
      prefix,
      names: names.filter((name) => name.startsWith(prefix)),
    }));
    const unsaid = (some: readonly string[], written: readonly string[]): string[] => {
      const env = Object.fromEntries(some.map((name) => [name, 'hunter2']));
      const result = readConfig(env, folder, { written, games });
      const said = new Set((result.ok ? result.notes : result.problems).map((line) => line.split(' ', 1)[0]));
      return some.filter((name) => !said.has(name));
    };
    expect(unsaid(wrong, wrong)).toEqual([]);
    // A start that is refused does not come to the notes.
    const notRefused = unsaid(wrong, []);
    expect(notRefused.length).toBeLessThan(wrong.length);
    expect(unsaid(notRefused, [])).toEqual([]);
  });

  it('is reported with the intended setting and without its value', () => {
    for (const [name, meant] of [
      ['DISCORD_TOKN', 'DISCORD_TOKEN'],
      ['DISCORD_BOT_TOKEN', 'DISCORD_TOKEN'],
      ['DISCORD_GUILD', 'DISCORD_GUILDS'],
      ['ET_TIMEZONE', 'ET_TIME_ZONE'],
      ['et_time_zone', 'ET_TIME_ZONE'],
      ['ET_STAT_DIR', 'ET_STATS_DIR'],
      ['ET_SFTP_PASWORD', 'ET_SFTP_PASSWORD'],
      ['DEBRIEF_HOEM', 'DEBRIEF_HOME'],
    ] as const) {
      for (const written of [[], [name]]) {
        const problems = problemsOf({ [name]: 'hunter2' }, written).filter((line) =>
          line.startsWith(`${name} `),
        );
        expect(problems).toEqual([
          expect.stringMatching(new RegExp(`^${name} in .* is not a setting.*mean ${meant}\\?$`)),
        ]);
        expect(problems.join('\n')).not.toContain('hunter2');
      }
    }
  });

  it('is reported in .env even when its name could belong to another program', () => {
    const env = {
      DATABASEURL: 'postgres://u:hunter2@host/db',
      LOGLEVEL: 'debug',
      HTTPS_PORT: '1',
      ET_CLOCK: 'x',
    };
    expect(problemsOf(env)).toEqual([]);
    // Of names in the environment that spell a setting or begin like one, a word is enough.
    expect(notesOf(env)).toEqual([
      'DATABASEURL in the environment is not a setting of Debrief. Did you mean DATABASE_URL?',
      'LOGLEVEL in the environment is not a setting of Debrief. Did you mean LOG_LEVEL?',
      'ET_CLOCK in the environment is not a setting of Debrief. .env.example lists all of them.',
    ]);
    expect(problemsOf(env, Object.keys(env))).toEqual([
      'DATABASEURL in .env is not a setting of Debrief. Did you mean DATABASE_URL?',
      'LOGLEVEL in .env is not a setting of Debrief. Did you mean LOG_LEVEL?',
      'HTTPS_PORT in .env is not a setting of Debrief. Did you mean HTTP_PORT?',
      'ET_CLOCK in .env is not a setting of Debrief. .env.example lists all of them.',
    ]);
  });

  it('is not reported when it belongs to another program, to compose.yaml, or is named by debrief.json', () => {
    const sftp = { host: 'a', user: 'b', folder: 'c', passwordEnv: 'ET_SFTP_PASSWORD_2' };
    writeFileSync(path.join(folder, 'debrief.json'), JSON.stringify({ servers: [{ key: 'a', sftp }] }));
    const env = { PATH: '/bin', POSTGRES_PASSWORD: 'x', STATS_DIR: 'y', ET_SFTP_PASSWORD_2: 'z', TZ: 'UTC' };
    expect(problemsOf(env, Object.keys(env))).toEqual([]);
  });

  it('is not reported in the environment when the correct one is set too', () => {
    expect(problemsOf({ ET_TIME_ZONE: 'UTC', ET_TIME_ZONE2: 'x' })).toEqual([]);
  });

  it('is reported in debrief.json with the intended key, at every depth', () => {
    const servers = [{ key: 'a', zome: 'UTC', sftp: { hots: 'hunter2' } }];
    writeFileSync(path.join(folder, 'debrief.json'), JSON.stringify({ servers, colour: 1 }));
    const problems = problemsOf({});
    expect(problems).toEqual(
      expect.arrayContaining([
        'debrief.json: servers entry 1 must not have the key "zome". Did you mean "zone"?',
        'debrief.json: servers entry 1, sftp must not have the key "hots". Did you mean "host"?',
        'debrief.json: must not have the key "colour". README.md shows all keys.',
      ]),
    );
    expect(problems.join('\n')).not.toContain('hunter2');
  });
});

describe('DISCORD_TOKEN', () => {
  it('must look like the token of a bot, and is never repeated', () => {
    const good = `${'A'.repeat(26)}.${'b'.repeat(6)}.${'c-_'.repeat(13)}`;
    for (const token of [good, `Bot ${good}`]) expect(problemsOf({ DISCORD_TOKEN: token })).toEqual([]);
    for (const token of [
      'hunter2',
      '123456789012345678',
      'f'.repeat(64),
      `${good} `,
      `"${good}"`,
      good.slice(0, 40),
    ]) {
      const [problem = '', ...others] = problemsOf({ DISCORD_TOKEN: token });
      expect(others).toEqual([]);
      expect(problem).toMatch(/^DISCORD_TOKEN must be the token of a bot/);
      expect(problem).not.toContain(token);
    }
  });
});
