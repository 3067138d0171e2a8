import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../core/user-error.ts';
import { explainFailure } from '../../cli/print/explain-failure.ts';
import { DatabaseError } from '../../database/failures/database-error.ts';
import { FAILURES } from '../../database/failures/failures.data.ts';

const coded = (code: string, message = 'as the system says it') =>
  Object.assign(new Error(message), { code });

describe('explainFailure', () => {
  it('returns a sentence and a next step, and no stack, for every code of the table', () => {
    for (const { codes } of FAILURES)
      for (const code of codes) {
        const text = explainFailure(coded(code.length === 2 ? `${code}000` : code), false);
        expect(text, code).toMatch(/^[A-Z].*\. [A-Z"].*\.$/);
        expect(text, code).not.toMatch(/unexpected error|\n\s+at /);
      }
  });

  it('finds the code among causes and attempts, and recognises a lost connection without a code', () => {
    const wrapped = new Error('import failed', { cause: new AggregateError([coded('ENOSPC')]) });
    expect(explainFailure(wrapped, false)).toContain('no disk space left');
    expect(explainFailure(new Error('Connection terminated unexpectedly'), false)).toContain(
      'ended the connection',
    );
  });

  it('names the file in the way of a folder that cannot be created', async () => {
    const file = import.meta.filename;
    const failure = async (folder: string) =>
      mkdir(folder, { recursive: true }).then(String, (error: unknown) => explainFailure(error, true));
    expect(await failure(file)).toMatch(/explain-failure\.test\.ts is not a folder\. Name a folder/);
    expect(await failure(`${file}/pictures`)).toMatch(/A part of .* is not a folder\. Check the path\./);
  });

  it('shows the stack of an unexpected error only at LOG_LEVEL=debug', () => {
    const bug = new TypeError('x is not a function');
    expect(explainFailure(bug, false)).toMatch(/unexpected error: x is not a function\.\n.*LOG_LEVEL=debug/);
    expect(explainFailure(bug, false)).not.toContain('explain-failure.test.ts');
    expect(explainFailure(bug, true)).toContain('explain-failure.test.ts');
    expect(explainFailure('a text', true)).toContain('a text');
  });

  it('does not change messages written by Debrief', () => {
    expect(explainFailure(new UserError('No such player.', 'Try another.'), true)).toBe(
      'No such player.\nTry another.',
    );
    expect(explainFailure(new DatabaseError('It is away.', 'Wait.'), true)).toBe('It is away. Wait.');
  });
});
