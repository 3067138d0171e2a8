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

  it('rejects one whose clock is hours ahead, but none before or during a pause of the war', () => {
    const witnesses = [0, 1, 2, 3, 4, 60, 300].map((minute) => one(minute, minute * 60));
    expect(codes(witnesses.with(2, one(2, 72_000))).filter((code) => code !== null)).toEqual(['TIME_AHEAD']);
    for (const first of [-30, 0, 50]) {
      const minutes = Array.from({ length: 100 }, (_, at) => first + at);
      const paused = minutes.map((minute) => one(minute, Math.min(minute, 0) * 60));
      const resumed = minutes.map((minute, since) => one(minute + 100, since * 60));
      expect(new Set(codes([...paused, ...resumed]))).toEqual(new Set([null]));
    }
  });

  it('keeps one of two of the same moment', () => {
    expect(codes([one(0, 0, 261, 'a'), one(0, 0, 261, 'b')])).toEqual([null, 'SAME_MOMENT']);
  });
});
