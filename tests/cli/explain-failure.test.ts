import { describe, expect, it } from 'vitest';
import { CliError } from '../../cli/cli-error.ts';
import { explainFailure } from '../../cli/explain-failure.ts';
import { FAILURE_WORDS } from '../../core/failure-words.data.ts';
import { DatabaseError } from '../../database/database-error.ts';

const coded = (code: string, message = 'as the system says it') =>
  Object.assign(new Error(message), { code });

describe('explainFailure', () => {
  it('has a sentence and a next step for what PostgreSQL, the disk, handles and memory report', () => {
    for (const [code, { say, tip }] of FAILURE_WORDS) {
      const text = explainFailure(coded(code), false);
      expect(text).toContain(say);
      expect(text).toContain('as the system says it');
      expect(text.split('\n').at(-1)).toBe(tip);
      expect(text).not.toMatch(/\n\s+at /);
    }
  });

  it('never advises to move or delete data', () => {
    for (const { tip } of FAILURE_WORDS.values()) expect(tip).not.toMatch(/move|delete|remove/i);
  });

  it('finds the code among causes and attempts, and knows a lost connection without one', () => {
    const wrapped = new Error('import failed', { cause: new AggregateError([coded('ENOSPC')]) });
    expect(explainFailure(wrapped, false)).toContain('The disk is full.');
    expect(explainFailure(new Error('Connection terminated unexpectedly'), false)).toContain('was lost');
  });

  it('shows the stack of what it has no words for only to whoever asks for it', () => {
    const bug = new TypeError('x is not a function');
    expect(explainFailure(bug, false)).toMatch(/no words for: x is not a function\.\n.*LOG_LEVEL=debug/);
    expect(explainFailure(bug, false)).not.toContain('explain-failure.test.ts');
    expect(explainFailure(bug, true)).toContain('explain-failure.test.ts');
    expect(explainFailure('a text', true)).toContain('a text');
  });

  it('leaves the words of Debrief as they are', () => {
    expect(explainFailure(new CliError('No such player.', 'Try another.'), true)).toBe(
      'No such player.\nTry another.',
    );
    expect(explainFailure(new DatabaseError('It is away.', 'Wait.'), true)).toBe('It is away. Wait.');
  });
});
