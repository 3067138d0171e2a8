import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHECKOUT, readConfig } from '../../core/config.ts';

/** Has the shape of a bot's token but is not one. */
const TOKEN = `${'A'.repeat(26)}.${'b'.repeat(6)}.${'c'.repeat(38)}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'debrief-config-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(content: unknown): void {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(path.join(folder, 'debrief.json'), text);
}

function configOf(env: Record<string, string>) {
  const result = readConfig(env, folder);
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.config;
}

function problemsOf(env: Record<string, string>): readonly string[] {
  const result = readConfig(env, folder);
  return result.ok ? [] : result.problems;
}

describe('readConfig', () => {
  it('works without any setting: one server in UTC, its folder and a home in the checkout', () => {
    expect(configOf({})).toMatchObject({
      home: path.join(CHECKOUT, '.debrief'),
      databaseUrl: undefined,
      logLevel: 'info',
      servers: [{ key: 'default', zone: 'UTC', folder: path.join(CHECKOUT, 'local_stats', 'default') }],
      sample: { key: 'sample', zone: 'UTC' },
    });
  });

  it('treats an empty value as unset', () => {
    const empty = { DEBRIEF_HOME: '', DATABASE_URL: '', ET_TIME_ZONE: '', ET_STATS_DIR: '', LOG_LEVEL: '' };
    expect(configOf(empty)).toEqual(configOf({}));
  });

  it('reads where the game server answers, with its usual port, and refuses what is not an address', () => {
    const addressOf = (ET_SERVER_ADDRESS: string) => configOf({ ET_SERVER_ADDRESS }).servers[0]?.address;
    expect(addressOf('et.example.org')).toEqual({ host: 'et.example.org', port: 27_960 });
    expect(addressOf('203.0.113.7:27961')).toEqual({ host: '203.0.113.7', port: 27_961 });
    expect(addressOf('[2001:db8::7]:27962')).toEqual({ host: '2001:db8::7', port: 27_962 });
    expect(configOf({}).servers[0]?.address).toBeUndefined();
    for (const ET_SERVER_ADDRESS of ['et.example.org:0', 'a b', 'x:99999', '[nonsense]', 'et://x'])
      expect(problemsOf({ ET_SERVER_ADDRESS })).toMatchObject([
        expect.stringContaining('ET_SERVER_ADDRESS must be the address'),
      ]);
    write({ servers: [{ key: 'a', address: 'et.example.org:1' }] });
    expect(configOf({}).servers[0]?.address).toEqual({ host: 'et.example.org', port: 1 });
    expect(problemsOf({ ET_SERVER_ADDRESS: 'et.example.org' })).toMatchObject([
      expect.stringContaining('write "address" into debrief.json'),
    ]);
  });

  it('makes paths absolute', () => {
    const { home, servers } = configOf({ DEBRIEF_HOME: 'there', ET_STATS_DIR: 'here' });
    expect([home, servers[0]?.folder]).toEqual([path.resolve('there'), path.resolve('here')]);
  });

  it('reports every problem at once, and repeats no value, because it may be a secret', () => {
    write({
      servers: [
        { key: 'Ümlaut', zone: 'Mars/Olympus' },
        { key: 'sample', password: 'hunter2' },
      ],
    });
    const problems = problemsOf({
      DATABASE_URL: 'mysql://root:hunter2@host',
      ET_TIME_ZONE: 'hunter2',
      LOG_LEVEL: 'hunter2',
      ET_STATS_DIR: 'hunter2',
    });
    const text = problems.join('\n');
    for (const part of [
      'DATABASE_URL',
      'ET_TIME_ZONE',
      'LOG_LEVEL',
      'ET_STATS_DIR',
      'servers entry 1, key',
      'servers entry 1, zone',
      'servers entry 2, key',
      'servers entry 2 must not',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/hunter2|Ümlaut|Olympus/);
  });

  it('reports where debrief.json is invalid JSON, without quoting it', () => {
    write('{\n  "servers": [ { "key": "a" "hunter2" } ]\n}');
    const [problem, ...others] = problemsOf({});
    expect(others).toEqual([]);
    expect(problem).toMatch(/^debrief\.json .*line 2/);
    expect(problem).not.toContain('hunter2');
    for (const broken of ['', 'hunter2', '{"servers": [{ "key": hunter2 }]}']) {
      write(broken);
      expect(problemsOf({})).toEqual([
        expect.stringMatching(/^debrief\.json is not valid JSON(?!.*hunter2)/),
      ]);
    }
  });

  it('reads several servers, with folders beside debrief.json and the common zone when they name none', () => {
    write({
      servers: [
        { key: 'east', folder: 'stats' },
        { key: 'west', zone: 'America/New_York' },
      ],
    });
    expect(configOf({ ET_TIME_ZONE: 'Europe/Berlin' }).servers).toMatchObject([
      { key: 'east', zone: 'Europe/Berlin', folder: path.join(folder, 'stats') },
      { key: 'west', zone: 'America/New_York', folder: path.join(CHECKOUT, 'local_stats', 'west') },
    ]);
  });

  it('requires at least one server, unique keys and no key "sample"', () => {
    for (const [servers, complaint] of [
      [[], 'at least one server'],
      [[{ key: 'a' }, { key: 'a' }], 'names a key twice'],
      [[{ key: 'sample' }], 'ships with Debrief'],
      [[{ key: '' }], 'lower-case letters'],
      [[{ key: 'a', folder: '' }], 'path of a folder'],
      ['a', 'servers'],
    ] as const) {
      write({ servers });
      expect(problemsOf({}).join('\n')).toContain(complaint);
    }
  });

  it('accepts a number of shards, or leaves it to Discord', () => {
    expect(configOf({}).discord.shards).toBe('auto');
    expect(configOf({ DISCORD_SHARDS: 'auto' }).discord.shards).toBe('auto');
    expect(configOf({ DISCORD_SHARDS: '3' }).discord.shards).toBe(3);
    for (const shards of ['many', '0', '2.5', '1000'])
      expect(problemsOf({ DISCORD_SHARDS: shards })).toEqual([
        'DISCORD_SHARDS must be auto or a whole number from 1 to 256',
      ]);
  });

  it('accepts a channel for alarms only together with a bot', () => {
    const env = { DISCORD_TOKEN: TOKEN, ALERT_CHANNEL: '123456789012345678' };
    expect(configOf(env).discord.alertChannel).toBe('123456789012345678');
    expect(configOf({}).discord.alertChannel).toBeUndefined();
    expect(problemsOf({ ALERT_CHANNEL: env.ALERT_CHANNEL })).toEqual([
      expect.stringContaining('DISCORD_TOKEN'),
    ]);
    expect(problemsOf({ ...env, ALERT_CHANNEL: '#alarms' })).toEqual([
      expect.stringMatching(/^ALERT_CHANNEL must be an id/),
    ]);
  });

  it('accepts only existing time zones', () => {
    for (const zone of ['UTC', 'Europe/Ljubljana', 'America/Argentina/Buenos_Aires']) {
      expect(configOf({ ET_TIME_ZONE: zone }).zone).toBe(zone);
    }
    for (const zone of ['Europe/Nowhere', 'local', '../etc/passwd']) {
      expect(problemsOf({ ET_TIME_ZONE: zone })).toHaveLength(1);
    }
  });
});
