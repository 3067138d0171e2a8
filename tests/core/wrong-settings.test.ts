// What a careful admin can get wrong, and what they read then: which setting, what it must be, what to do.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../core/config.ts';

type Mistake = readonly [
  env: Readonly<Record<string, string>>,
  file: string | null,
  problems: readonly string[],
];

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'an abbreviation for a zone': [
    { ET_TIME_ZONE: 'CEST' },
    null,
    ['ET_TIME_ZONE must be an IANA time zone, such as "Europe/Berlin"'],
  ],
  'a pause of zero': [{ ET_POLL_SECONDS: '0' }, null, ['ET_POLL_SECONDS must be at least 1 second']],
  'a folder that is not there': [
    { ET_STATS_DIR: '/does/not/exist' },
    null,
    [
      'ET_STATS_DIR names /does/not/exist, which does not exist: correct the path, mount its disk, or create the folder.',
    ],
  ],
  'a client secret for a token': [
    { DISCORD_TOKEN: 'hunter2' },
    null,
    [
      'DISCORD_TOKEN must be the token of a bot, three parts with dots between them: Developer Portal, Bot, Reset Token (not the application id, the public key or the client secret)',
    ],
  ],
  'the name of a Discord server for its id': [
    { DISCORD_GUILDS: '123456789012345678 mycommunity' },
    null,
    ['DISCORD_GUILDS entry 2 must be an id of Discord: 17 to 20 digits'],
  ],
  'an address of MySQL': [
    { DATABASE_URL: 'mysql://u:hunter2@host/db' },
    null,
    ['DATABASE_URL must start with postgres:// or postgresql://'],
  ],
  'a port that no machine has': [
    { HTTP_PORT: '99999' },
    null,
    ['HTTP_PORT must be a port number, up to 65535'],
  ],
  'half of SFTP': [
    { ET_SFTP_HOST: 'game.example' },
    null,
    [
      'ET_SFTP_USER is missing: the account on ET_SFTP_HOST.',
      'ET_SFTP_FOLDER is missing: the folder on ET_SFTP_HOST.',
      'ET_SFTP_KEY_FILE (better) or ET_SFTP_PASSWORD is missing: how to log in to ET_SFTP_HOST.',
    ],
  ],
  'words where numbers go': [
    { BACKUP_KEEP: '-1', QUIET_HOURS: 'soon', DEBRIEF_PUBLIC: 'maybe', LOG_LEVEL: 'loud' },
    null,
    [
      'BACKUP_KEEP must be a number of backups, or 0 for none',
      'QUIET_HOURS must be a number of hours',
      'DEBRIEF_PUBLIC must be yes or no',
      'LOG_LEVEL must be debug, info, warn or error',
    ],
  ],
  'a blank in a key, and a misspelt key': [
    {},
    '{ "servers": [ { "key": "Frankfurt Main", "zon": "Europe/Berlin" } ] }',
    [
      'debrief.json: servers entry 1, key must be 1 to 32 lower-case letters, digits and hyphens, such as "frankfurt-2"',
      'debrief.json: servers entry 1 must not have the key "zon". Did you mean "zone"?',
    ],
  ],
  'an id without quotes, yes with them, no list, no key': [
    {},
    '{ "servers": [ { "key": "a", "guilds": [123456789012345678] }, { "key": "b", "public": "yes" }, { "key": "c", "guilds": "1" }, {} ] }',
    [
      'debrief.json: servers entry 1, guilds entry 1 must be text in double quotes',
      'debrief.json: servers entry 2, public must be true or false, without quotes',
      'debrief.json: servers entry 3, guilds must be a list in square brackets',
      'debrief.json: servers entry 4, key is missing',
    ],
  ],
  'keys without quotes': [
    {},
    '{ servers: [] }',
    ['debrief.json is not valid JSON (line 1 column 3): look for a missing comma, quote or bracket'],
  ],
};

it.each(Object.entries(MISTAKES))('%s: is explained in words', (_, [env, file, problems]) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'debrief-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  if (file !== null) writeFileSync(path.join(folder, 'debrief.json'), file);
  const result = readConfig(env, folder, { collects: true });
  const told = result.ok ? [] : result.problems;
  expect(told.toSorted()).toEqual(problems.toSorted());
  expect(told.join()).not.toContain('hunter2');
});
