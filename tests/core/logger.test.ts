import { Writable } from 'node:stream';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { createLogger, type Logger } from '../../core/logger.ts';

/** The output of a logger, as text and as objects. */
function written(
  work: (log: Logger) => void,
  level = 'debug',
  isTTY = false,
): { text: string; lines: unknown[] } {
  let text = '';
  const destination = Object.assign(
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        text += chunk.toString();
        done();
      },
    }),
    { isTTY },
  );
  work(createLogger({ level, destination }));
  return {
    text,
    lines: isTTY
      ? []
      : text
          .split('\n')
          .filter(Boolean)
          .map((line): unknown => JSON.parse(line)),
  };
}

describe('createLogger', () => {
  it('writes the event and its values as one line of JSON', () => {
    const { lines } = written((log) => log.info({ file: 'a.txt', ms: 3 }, 'round.stored'));
    expect(lines).toEqual([expect.objectContaining({ msg: 'round.stored', file: 'a.txt', ms: 3 })]);
    expect(lines[0]).not.toHaveProperty('hostname');
  });

  it('writes nothing below its level', () => {
    expect(written((log) => log.info('ordinary'), 'warn').text).toBe('');
  });

  it('redacts secrets by their names at every level', () => {
    for (const name of ['password', 'token', 'connectionString', 'databaseUrl', 'DATABASE_URL']) {
      const nested = { [name]: 'hunter2' };
      const { text } = written((log) => {
        log.info(nested, 'a');
        log.info({ config: nested }, 'b');
        log.info({ app: { config: nested } }, 'c');
        log.child(nested).info('d');
      });
      expect(text).not.toContain('hunter2');
      expect(text).toContain('[secret]');
    }
  });

  it('logs the message and causes of an error, without the client that libraries attach to it', () => {
    const client = new Client({ connectionString: 'postgres://anna:hunter2@localhost/x' });
    const cause = Object.assign(new Error('no route'), { code: 'EHOSTUNREACH', client });
    const error = Object.assign(new Error('cannot connect', { cause }), { code: '08006', client });
    const { text, lines } = written((log) => log.warn({ err: error }, 'database.lost'));
    expect(lines).toEqual([
      expect.objectContaining({
        err: expect.objectContaining({
          message: 'cannot connect',
          code: '08006',
          cause: expect.objectContaining({ message: 'no route', code: 'EHOSTUNREACH' }),
        }),
      }),
    ]);
    expect(text).not.toMatch(/hunter2|connectionParameters|_events/);
  });

  it('accepts any thrown value', () => {
    const { lines } = written((log) => log.error({ err: 'a text' }, 'odd'));
    expect(lines).toEqual([expect.objectContaining({ err: 'a text' })]);
  });

  it('logs an error that a library passes as a plain object, and never writes [object Object]', () => {
    const error = Object.assign(new Error('no room'), { code: '53100' });
    const copy = {
      code: error.code,
      message: error.message,
      stack: error.stack,
      queue: 'drain-inbox',
      password: 'hunter2',
    };
    const { text, lines } = written((log) => {
      log.warn({ err: copy }, 'jobs.trouble');
      log.warn({ err: { password: 'hunter2', tries: 3 } }, 'odd');
      log.warn({ err: new Error('outer', { cause: { message: 'inner' } }) }, 'odd');
    });
    expect(lines).toMatchObject([
      { err: { message: 'no room', code: '53100' } },
      { err: 'an object with the fields password, tries' },
      { err: { message: 'outer', cause: { message: 'inner' } } },
    ]);
    expect(text).not.toMatch(/\[object Object\]|hunter2/);
  });

  it('shows errors on a terminal, with the stack only when LOG_LEVEL is debug', () => {
    const fail = (log: Logger): void => log.warn({ err: new Error('no room') }, 'import.will_retry');
    const quiet = written(fail, 'warn', true).text;
    expect(quiet).toContain('no room');
    expect(quiet).not.toContain('logger.test.ts');
    expect(written(fail, 'debug', true).text).toContain('logger.test.ts');
    expect(written(fail, 'warn').text).toContain('logger.test.ts');
  });

  it('writes readable lines on a terminal, also without secrets', () => {
    const { text } = written((log) => log.info({ token: 'hunter2' }, 'bot.ready'), 'info', true);
    expect(text).toContain('bot.ready');
    expect(text).not.toContain('hunter2');
    expect(() => JSON.parse(text) as unknown).toThrow();
  });
});
