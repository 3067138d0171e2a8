import { describe, expect, it } from 'vitest';
import { dateGameTime } from '../../../../importer/helldivers2/news/date-game-time.ts';
import { KNOWN_MOMENTS } from '../../../../importer/helldivers2/news/known-moments.data.ts';
import { gameSeconds } from '../../../../parsers/helldivers2/game-seconds.ts';

const at = (minute: number): Date => new Date(Date.UTC(2025, 5, 1, 12, minute));

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
