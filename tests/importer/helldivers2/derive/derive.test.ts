import { describe, expect, it } from 'vitest';
import { dateGameTime } from '../../../../importer/helldivers2/derive/date-game-time.ts';
import { foldDeadline } from '../../../../importer/helldivers2/derive/fold-deadline.ts';
import { judgeStatuses } from '../../../../importer/helldivers2/derive/judge-statuses.ts';
import { KNOWN_MOMENTS } from '../../../../importer/helldivers2/derive/known-moments.data.ts';
import { orderResult, readResult } from '../../../../importer/helldivers2/derive/order-result.ts';
import { outcomeOf } from '../../../../importer/helldivers2/derive/outcome-of.ts';
import { thinProgress } from '../../../../importer/helldivers2/derive/thin-progress.ts';
import { gameSeconds } from '../../../../parsers/helldivers2/game-seconds.ts';

const at = (minute: number): Date => new Date(Date.UTC(2025, 5, 1, 12, minute));

describe('foldDeadline', () => {
  it('keeps the first value while others differ by at most five minutes, and follows a real extension', () => {
    expect(foldDeadline(null, [at(10), at(12), at(15)])).toEqual(at(10));
    expect(foldDeadline(null, [at(10), at(16), at(18)])).toEqual(at(16));
    expect(foldDeadline(at(10), [at(11)])).toEqual(at(10));
  });
});

describe('dateGameTime', () => {
  it('is accurate to two minutes near known moments, also near a pause of the war', () => {
    for (const moment of KNOWN_MOMENTS) {
      for (const apart of [-3600, 0, 3600]) {
        const dated = dateGameTime(gameSeconds(moment.timeGame + apart), KNOWN_MOMENTS);
        expect(Math.abs(dated!.at.getTime() - moment.at.getTime() - apart * 1000)).toBeLessThanOrEqual(
          apart === 0 ? 0 : 120_000,
        );
        if (apart === 0) expect(dated).toEqual({ at: moment.at, isAbout: true });
      }
    }
  });

  it('is certain near a stored answer, and interpolated between distant ones', () => {
    const own = [
      { at: at(0), timeGame: 1_000_000, isOwn: true },
      { at: at(60 * 24), timeGame: 1_000_000 + 86_200, isOwn: true },
    ];
    expect(dateGameTime(gameSeconds(1_000_600), own)).toEqual({ at: at(10), isAbout: false });
    expect(dateGameTime(gameSeconds(1_043_100), own)).toEqual({ at: at(60 * 12), isAbout: true });
    expect(dateGameTime(gameSeconds(1), [])).toBeNull();
  });
});

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

  it('keeps one of two of the same moment', () => {
    expect(codes([one(0, 0, 261, 'a'), one(0, 0, 261, 'b')])).toEqual([null, 'SAME_MOMENT']);
  });
});

describe('outcomeOf', () => {
  it('derives how a campaign ended from the owners of the planet before and after', () => {
    expect(outcomeOf({ before: 2, after: 1, isUrgent: false })).toBe('liberated');
    expect(outcomeOf({ before: 1, after: 1, isUrgent: false })).toBe('defended');
    expect(outcomeOf({ before: 1, after: 2, isUrgent: false })).toBe('lost');
    expect(outcomeOf({ before: 2, after: 2, isUrgent: false })).toBe('ended');
    expect(outcomeOf({ before: 2, after: 2, isUrgent: true })).toBe('lost');
  });
});

describe('orderResult', () => {
  it('waits for two answers before an incomplete order counts as lost', () => {
    expect(orderResult({ later: [], wasDone: true, said: null })).toBeNull();
    expect(orderResult({ later: [at(1)], wasDone: false, said: null })).toBeNull();
    expect(orderResult({ later: [at(1), at(3)], wasDone: false, said: null })).toEqual({
      endedAt: at(1),
      outcome: 'lost',
    });
    expect(orderResult({ later: [at(1)], wasDone: true, said: null })).toEqual({
      endedAt: at(1),
      outcome: 'won',
    });
    expect(
      orderResult({ later: [at(1)], wasDone: false, said: readResult('MAJOR ORDER SUCCESS') }),
    ).toMatchObject({ outcome: 'won' });
  });
});

describe('thinProgress', () => {
  it('keeps changes, and one row per 15 minutes', () => {
    const rows = [0, 5, 10, 15, 16].map((minute) => ({ at: at(minute), progress: [minute > 15 ? 2 : 1] }));
    expect(thinProgress(rows).map((row) => row.at)).toEqual([at(0), at(15), at(16)]);
  });
});
