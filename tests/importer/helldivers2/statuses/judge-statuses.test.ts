import { describe, expect, it } from 'vitest';
import { judgeStatuses } from '../../../../importer/helldivers2/statuses/judge-statuses.ts';

const at = (minute: number): Date => new Date(Date.UTC(2025, 5, 1, 12, minute));

describe('judgeStatuses', () => {
  const one = (minute: number, timeGame: number, planets = 261, hash = 'b') => ({
    observedAt: at(minute),
    hash,
    timeGame,
    planets,
  });
  const codes = (witnesses: readonly ReturnType<typeof one>[], known = 0) =>
    judgeStatuses(witnesses, known).map((verdict) => verdict?.code ?? null);

  it('rejects a partial galaxy next to a complete one, before or after it, and next to the info', () => {
    expect(codes([one(0, 0, 40), one(1, 60), one(2, 120, 40)])).toEqual(['FEW_PLANETS', null, 'FEW_PLANETS']);
    expect(codes([one(0, 0, 40)], 261)).toEqual(['FEW_PLANETS']);
    expect(codes([one(0, 0, 40)])).toEqual([null]);
  });

  it('rejects an old answer, but not one that is slightly late', () => {
    expect(codes([one(0, 1000), one(1, 930), one(2, 950)])).toEqual([null, 'TIME_WENT_BACK', null]);
    expect(codes([one(0, 1000), one(60 * 30, 500)])).toEqual([null, 'TIME_WENT_BACK']);
  });

  it('rejects one whose clock is far ahead of most others, and not those after it', () => {
    const far = 900_000;
    expect(codes([one(0, 0), one(1, 60), one(2, far), one(3, 180), one(4, 240)])).toEqual([
      null,
      null,
      'TIME_AHEAD',
      null,
      null,
    ]);
    // As the first one it is found out by the second one after it.
    expect(codes([one(0, far), one(1, 60)])).toEqual([null, 'TIME_WENT_BACK']);
    expect(codes([one(0, far), one(1, 60), one(2, 120)])).toEqual(['TIME_AHEAD', null, null]);
    // An old one first does not make all others wrong.
    expect(codes([one(0, 0), one(1, far), one(2, far + 60)])).toEqual([null, null, null]);
  });

  it('keeps one of two of the same moment', () => {
    expect(codes([one(0, 0, 261, 'a'), one(0, 0, 261, 'b')])).toEqual([null, 'SAME_MOMENT']);
  });
});
