import { describe, expect, it } from 'vitest';
import { abortSigns, continuity } from '../../../parsers/etlegacy/round-signs.ts';
import { documentOf } from './round-text.ts';
import type { HeaderSpec, LineSpec } from './round-text.ts';

const HOLD: HeaderSpec = { winner: 1, limit: '10:00', next: '10:00' };

describe('signs of an aborted round', () => {
  it.each([
    ['a normal hold', HOLD, 38, false, false],
    ['a hold with an invented next limit', { ...HOLD, next: '71:05' }, 38, true, true],
    ['the same in an old file, where full holds have it', { ...HOLD, next: '0:00' }, 36, false, true],
    ['a negative playtime', { ...HOLD, playtime: '-5000000' }, 38, true, false],
    ['a negative playtime in an old layout', { ...HOLD, playtime: '-5000000' }, 36, true, false],
    ['a map changed just after the end', { ...HOLD, next: '26:45', playtime: '599350' }, 38, false, true],
    ['an objective', { winner: 2, next: '5:00' }, 38, false, false],
    ['an objective beside a playtime', { winner: 2, next: '5:00', playtime: '299500' }, 38, false, false],
    ['an objective that took longer than the limit', { winner: 2, next: '11:00' }, 38, true, true],
    [
      'an objective whose time is not the playtime',
      { winner: 2, next: '9:00', playtime: '299500' },
      38,
      false,
      true,
    ],
  ] as const)('%s', (_, header, layout, aborted, nextLimitInvented) => {
    const signs = abortSigns(documentOf(header, [{ layout }]));
    expect(signs).toMatchObject({ aborted, nextLimitInvented });
    expect(signs.signs.length > 0).toBe(aborted || nextLimitInvented);
  });
});

describe('continuity', () => {
  it('counts players who continued, restarted and did not change', () => {
    const line = (guid: string, rounds: number, gibs: number, timeMin: number): LineSpec => ({
      guid,
      rounds,
      fields: { gibs, timeMin },
    });
    const base = documentOf(
      { next: '5:00' },
      ['A', 'B', 'C', 'D'].map((guid) => line(guid, 0, 4, 5)),
    );
    const now = documentOf({ label: 2, limit: '5:00', next: '3:00' }, [
      line('A', 1, 6, 8),
      line('B', 1, 2, 3),
      line('C', 1, 4, 5),
      line('E', 0, 9, 3),
    ]);
    expect(continuity(base, now)).toEqual({ common: 3, continued: 1, reset: 1, untouched: 1 });
  });
});
