import { describe, expect, it } from 'vitest';
import { isDatabaseAway } from '../../bot/framework/is-database-away.ts';
import { sayFailure } from '../../bot/framework/reply/say-failure.ts';
import { nextStep } from '../../database/embedded/explain-failure.ts';
import { explainConnectionError } from '../../database/failures/explain-connection-error.ts';
import { explainFailure } from '../../database/failures/explain-failure.ts';
import { FAILURES } from '../../database/failures/failures.data.ts';
import { isDatabaseGone } from '../../database/failures/is-database-gone.ts';
import { findFailure } from '../../database/failures/find-failure.ts';

const isTransient = (error: Error): boolean =>
  ['away', 'conflict'].includes(findFailure(error)?.failure.nature ?? '');
const withCode = (code: string, more: object = {}): Error =>
  Object.assign(new Error('it was said.'), { code, ...more });

describe('the table of failures', () => {
  it('has a sentence and a next step for each code, the same wherever it occurs', () => {
    for (const { codes } of FAILURES) {
      for (const code of codes) {
        const full = code.length === 2 ? `${code}000` : code;
        const { say, tip } = explainConnectionError(withCode(full), 'db:5432/debrief');
        expect(say, code).toMatch(/^[A-Z].*db:5432\/debrief.*\.$/);
        expect(tip, code).toMatch(/^[A-Z"].*\.$/);
        expect(say, code).not.toContain('..');
      }
    }
  });

  it('never advises to move or delete data, in particular not for temporary failures', () => {
    const said = [
      'PANIC:  could not open file "pg_wal/000000010000000000000001": Too many open files in system',
      'PANIC:  could not write to file "pg_logical/replorigin_checkpoint.tmp": No space left on device',
      'PANIC:  could not fsync file "global/pg_control": Input/output error',
      'FATAL:  could not map anonymous shared memory: Cannot allocate memory',
      'FATAL:  could not open file "global/pg_filenode.map": Permission denied',
      'PANIC:  something nobody has thought of',
    ];
    for (const line of said) expect(nextStep(line, '/log'), line).not.toMatch(/damaged|move|restore|delete/i);
    expect(nextStep(said[0] ?? '', '/log')).toMatch(/open files.*no data are lost/);
    const damage = nextStep('PANIC:  could not locate a valid checkpoint record at 0/1', '/log');
    expect(damage).toMatch(/keep a copy of the whole folder.*another, empty DEBRIEF_HOME/);
  });

  it('distinguishes temporary from permanent failures', () => {
    for (const code of ['53000', '53100', '53300', '57P01', '58030', '08006', 'EMFILE', 'ENOTCONN', 'EPIPE'])
      expect([code, isTransient(withCode(code)), isDatabaseAway(withCode(code))]).toEqual([code, true, true]);
    expect([isTransient(withCode('40P01')), isDatabaseAway(withCode('40P01'))]).toEqual([true, false]);
    for (const code of ['22003', '23505', 'XX000', 'P0001', 'ERR_INVALID_ARG_TYPE'])
      expect([code, isTransient(withCode(code)), isDatabaseAway(withCode(code))]).toEqual([
        code,
        false,
        false,
      ]);
    expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isDatabaseAway(new Error('timeout exceeded when trying to connect'))).toBe(true);
  });

  it('tells a lost database from one that refuses a statement', () => {
    const gone = ['57P01', '57P02', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];
    for (const code of gone) expect([code, isDatabaseGone(withCode(code))]).toEqual([code, true]);
    for (const code of ['57014', '25006', '53300', '40P01', 'EADDRINUSE', 'ENOSPC', 'ENOENT'])
      expect([code, isDatabaseGone(withCode(code))]).toEqual([code, false]);
    const socket = new Error('connect ENOENT /x/.s.PGSQL.5432');
    expect(isDatabaseGone(Object.assign(socket, { code: 'ENOENT', syscall: 'connect' }))).toBe(true);
    expect(isDatabaseGone(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isDatabaseGone(explainConnectionError(withCode('57P01'), 'db'))).toBe(true);
    expect(isDatabaseGone(new TypeError('x'))).toBe(false);
  });

  it('is what Discord and the API say of a refusal, whereas a lost database and a bug have words of their own', () => {
    const texts = (error: Error) => {
      const { text, values } = sayFailure(error);
      return [text.say, text.tip].map((line) => {
        const [, name = ''] = /^\{(\w+)\}$/.exec(line) ?? [];
        return values[name] ?? line;
      });
    };
    const readOnly = explainFailure(withCode('25006'));
    expect(texts(withCode('25006'))).toEqual([readOnly?.say, readOnly?.tip]);
    expect(texts(withCode('42501'))[0]).toContain('may not do that');
    expect(texts(withCode('40P01'))[0]).toContain('gave way');
    expect(sayFailure(new AggregateError([withCode('25006')])).code).toBe('DATABASE_REFUSES');
    for (const code of ['57P01', '53100', 'ECONNREFUSED'])
      expect([code, sayFailure(withCode(code)).code]).toEqual([code, 'DATABASE_AWAY']);
    for (const code of ['42P01', '42883', '23505', ''])
      expect([code, sayFailure(withCode(code)).code]).toEqual([code, 'BROKEN']);
  });

  it('explains failures during a verb, and leaves bugs unexplained', () => {
    expect(explainFailure(withCode('25006'))?.message).toMatch(/^The database takes no changes.*primary/);
    expect(explainFailure(withCode('57P01'))?.message).toMatch(/^The database ended the connection/);
    const full = withCode('ENOSPC', { path: '/backups/x', syscall: 'write' });
    expect(explainFailure(full)?.message).toMatch(/^\/backups\/x has no disk space left\. Free/);
    expect(explainFailure(withCode('EMFILE', { path: '/x', syscall: 'open' }))?.message).toMatch(
      /^\/x has too few/,
    );
    expect(explainFailure(withCode('ECONNREFUSED', { syscall: 'connect' }))?.message).toMatch(
      /^The database does not listen/,
    );
    expect(explainFailure(withCode('ENOENT', { path: '/x', syscall: 'open' }))?.message).toBe(
      '/x does not exist. Check the path and run it again.',
    );
    expect(explainFailure(withCode('23505'))).toBe(null);
    expect(explainFailure(new TypeError('undefined is not a function'))).toBe(null);
  });
});
