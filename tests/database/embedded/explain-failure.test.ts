import { describe, expect, it } from 'vitest';
import { nextStep, pickReasons } from '../../../database/embedded/explain-failure.ts';

const FULL = `2026-11-22 22:19:44.999 UTC [13067] LOG:  starting PostgreSQL 18.4
2026-11-22 22:19:44.999 UTC [13067] FATAL:  could not write lock file "postmaster.pid": No space left on device
2026-11-22 22:19:44.999 UTC [13067] STATEMENT:  CREATE DATABASE template0; -- ERROR
`;

describe('the output of a server that did not start', () => {
  it('is reduced to its reasons, without times and SQL', () => {
    expect(pickReasons(FULL)).toBe(
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
    );
  });

  it('is shown unchanged when no line looks like a reason', () => {
    expect(pickReasons('one\n\ntwo\n')).toBe('one | two');
    expect(pickReasons('')).toBe('nothing');
  });

  it('determines the next step', () => {
    expect(nextStep(FULL, '/log')).toMatch(/^Free some disk space/);
    expect(nextStep('FATAL: data directory has wrong ownership', '/log')).toContain('/log');
  });
});
