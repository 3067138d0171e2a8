import { describe, expect, it } from 'vitest';
import { readOrder, readRewards, readTask } from '../../../parsers/helldivers2/read-order.ts';

describe('readTask', () => {
  it('pairs values with their kinds, and takes planet 0 for a place', () => {
    expect(readTask({ type: 13, values: [1, 1, 0], valueTypes: [3, 11, 12] }, 1)).toMatchObject({
      done: true,
      place: { kind: 'planet', number: 0 },
    });
  });

  it('takes place kind 0 for none, whatever its number, and kind 2 for a sector', () => {
    expect(readTask({ type: 3, values: [10, 0, 7], valueTypes: [3, 11, 12] }, 5)).toMatchObject({
      place: null,
      pct: 50,
    });
    expect(readTask({ type: 11, values: [1, 2, 7], valueTypes: [3, 11, 12] }, 0)).toMatchObject({
      place: { kind: 'sector', number: 7 },
    });
  });

  it('reads an unknown kind of task as a count', () => {
    expect(readTask({ type: 4711, values: [10], valueTypes: [3] }, 4)).toMatchObject({
      pct: 40,
      done: false,
    });
  });

  it('keeps a net loss at 0 %', () => {
    expect(readTask({ type: 15, values: [0, 1], valueTypes: [1, 3] }, -2)).toMatchObject({
      pct: 0,
      done: false,
      progress: -2,
    });
  });
});

describe('readOrder', () => {
  const tasks = [
    { type: 3, values: [10], valueTypes: [3] },
    { type: 3, values: [10], valueTypes: [3] },
  ];

  it('takes progress that is missing for 0, and the mean of all tasks', () => {
    expect(readOrder({ flags: 1, tasks, progress: [10] })).toMatchObject({
      rule: 'all',
      pct: 50,
      done: false,
    });
  });

  it('takes the best of any', () => {
    expect(readOrder({ flags: 3, tasks, progress: [10, 0] })).toMatchObject({
      rule: 'any',
      pct: 100,
      done: true,
    });
  });

  it('is never done without a task', () => {
    expect(readOrder({ flags: 0, tasks: [], progress: [] })).toMatchObject({ done: false, pct: 0 });
  });
});

describe('readRewards', () => {
  it('names a reward by its id32, for their type is always 1', () => {
    expect(
      readRewards([
        { type: 1, id32: 3_608_481_516, amount: 5 },
        { type: 1, id32: 42, amount: 1 },
      ]),
    ).toEqual([
      { name: 'requisition', amount: 5 },
      { name: 'unknown (42)', amount: 1 },
    ]);
  });
});
