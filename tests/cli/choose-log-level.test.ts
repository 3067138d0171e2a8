import { expect, it } from 'vitest';
import { chooseLogLevel } from '../../cli/app/choose-log-level.ts';
import { readConfig } from '../../core/config.ts';

function levelOf(env: Record<string, string>, stays: boolean, isTerminal: boolean): string {
  const result = readConfig(env, '/nonexistent');
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return chooseLogLevel(result.config, { stays, isTerminal });
}

it('on a terminal the level is warn, unless LOG_LEVEL asks for more', () => {
  expect(levelOf({}, true, true)).toBe('warn');
  expect(levelOf({ LOG_LEVEL: 'info' }, true, true)).toBe('info');
  expect(levelOf({ LOG_LEVEL: 'debug' }, true, true)).toBe('debug');
});

it('for a log file or a pipe the level is info', () => {
  expect(levelOf({}, true, false)).toBe('info');
  expect(levelOf({ LOG_LEVEL: 'error' }, true, false)).toBe('error');
});

it('for a verb that prints an answer and exits the level is warn', () => {
  expect(levelOf({ LOG_LEVEL: 'info' }, false, false)).toBe('warn');
  expect(levelOf({ LOG_LEVEL: 'debug' }, false, true)).toBe('debug');
});
