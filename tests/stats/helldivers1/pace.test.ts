import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../stats/helldivers1/pace.ts';
import { ratiosToShow } from '../../../stats/helldivers1/ratios.ts';

const EVENT = { status: 'active', startTime: 0, endTime: 7_200, pointsMax: 1_000 } as const;
const at = (points: number, time = 3_600) => progressOf({ ...EVENT, points }, time);

describe('progressOf', () => {
  it.each([
    [551, 'ahead'],
    [550, 'on pace'],
    [500, 'on pace'],
    [499, 'behind'],
  ])('%i of 1,000 points at half time are %s', (points, pace) => {
    expect(at(points)).toMatchObject({ pace, expected: 500, remainingS: 3_600 });
  });

  it('returns the points needed per hour', () => {
    expect(at(400)).toMatchObject({ neededPerHour: 600 });
    expect(at(1_000)).toMatchObject({ neededPerHour: 0 });
    expect(at(1_001)).toMatchObject({ pace: null, expected: null, neededPerHour: null });
  });

  it('never reports an event as running after its end', () => {
    expect(at(10, 7_200)).toEqual({
      remainingS: 0,
      pace: null,
      expected: null,
      neededPerHour: null,
      isResultPending: true,
    });
    expect(progressOf({ ...EVENT, status: 'fail', points: 10 }, 9_000)).toMatchObject({
      remainingS: -1_800,
      pace: null,
      isResultPending: false,
    });
  });
});

describe('ratiosToShow', () => {
  it('returns none for a front with impossible counters', () => {
    const ratios = { winRate: 0.6, accuracy: 1.6, killsPerDeath: 5_609 };
    expect(ratiosToShow({ ...ratios, suspect: ['hits>shots'] })).toEqual({
      winRate: null,
      accuracy: null,
      killsPerDeath: null,
    });
    expect(ratiosToShow({ ...ratios, suspect: [] })).toEqual(ratios);
  });
});
