import { expect, it } from 'vitest';
import { helldivers1Game } from '../../../cli/helldivers1/helldivers1-game.ts';
import { readConfig } from '../../../core/config.ts';
import { parseHelldivers1Settings } from '../../../importer/helldivers1/settings.ts';

it('an address with a user or a password is refused, without repeating it', () => {
  const read = parseHelldivers1Settings({ HD1_URL: 'http://user:marked@127.0.0.1:8080/1.0/' });
  expect(read).toEqual({ ok: false, problems: ['HD1_URL must not contain a user or a password'] });
});

it('every verb says at its start which settings are wrong, with all others', () => {
  const env = {
    DEBRIEF_HOME: '/nonexistent',
    HD1_POLL_SECONDS: 'abc',
    HD1_FOLLOW: 'maybe',
    HD1_PINS: 'x',
    LOG_LEVEL: '?',
  };
  const read = readConfig(env, '/nonexistent', { games: [helldivers1Game.settings!] });
  const problems = read.ok ? [] : read.problems;
  expect(problems).toContain('HD1_POLL_SECONDS must be a number of seconds');
  expect(problems).toContain('HD1_FOLLOW must be yes or no');
  expect(problems.join('\n')).toMatch(
    /HD1_PINS must be pins such as[^]*LOG_LEVEL|LOG_LEVEL[^]*HD1_PINS must be/,
  );
  expect(
    readConfig({ DEBRIEF_HOME: '/nonexistent' }, '/nonexistent', { games: [helldivers1Game.settings!] }).ok,
  ).toBe(true);
});
