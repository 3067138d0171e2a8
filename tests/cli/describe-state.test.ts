import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { describeConflicts } from '../../cli/describe-conflicts.ts';
import { describeHoldUp } from '../../cli/describe-hold-up.ts';
import { describeStale } from '../../cli/describe-stale.ts';

it('says since when and why files are pending, and that the files did not cause it', () => {
  const since = new Date(Date.UTC(2031, 1, 3, 20, 10));
  for (const say of ['the disk\u001B[2J is full\n', 'the disk is full.'])
    expect(stripVTControlCharacters(describeHoldUp({ source: 'dallas', since, say }))).toBe(
      '✗ dallas: since 2031-02-03T20:10:00.000Z files are not imported: the disk is full. The files did not cause this: they stay pending and are retried automatically.',
    );
});

it('says the progress of a derivation, and whether it has started', () => {
  const say = (done: number, files: number, isCurrent = false) =>
    describeStale({ source: 'dallas', done, files, isCurrent });
  expect(say(0, 0)).toContain('changes the numbers; it has not started. "npm start" and workers finish it');
  expect(stripVTControlCharacters(say(120, 4000, true))).toBe(
    '… dallas: a replay of it was interrupted, or is running; 120 of 4000 files are done. "npm start" and workers finish it in the background.',
  );
  expect(say(120, 4000)).toContain('dallas: the rounds are derived again');
  expect(say(120, 4000)).toContain('; 120 of 4000 files are done.');
});

it('lists decisions that differ in a backup, and which of the two counts', () => {
  expect(describeConflicts([])).toEqual([]);
  const one = { topic: 'rename/default AB12CD34', here: 'New', backup: 'Old\u202E', counts: 'here' } as const;
  const other = { topic: 'privacy of 1', here: '', backup: 'private', counts: 'backup' } as const;
  expect(describeConflicts([one])[0]).toBe('1 topic differs between this database and the backup:');
  expect(describeConflicts([one, other])).toEqual([
    '2 topics differ between this database and the backup:',
    '  rename/default AB12CD34: here "New", in the backup "Old"; this database counts',
    '  privacy of 1: here nothing, in the backup "private"; the backup counts',
  ]);
});
