import { describe, expect, it } from 'vitest';
import { splitRound } from '../../../parsers/etlegacy/split-round.ts';
import { documentOf } from './round-text.ts';
import type { HeaderSpec, LineSpec } from './round-text.ts';

const FIRST: HeaderSpec = { label: 1, winner: 2, limit: '10:00', next: '5:00' };

describe('the length of a round', () => {
  const lines = (timeMin: number): LineSpec[] => [{ fields: { timeMin } }];

  it.each([
    ['the next limit when the attackers won', { next: '5:17' }, 5.3, 317, 'next_limit', 'completed'],
    [
      'the next limit even beside a playtime',
      { next: '5:17', playtime: '316400' },
      5.3,
      317,
      'next_limit',
      'completed',
    ],
    [
      'the playtime when the next limit is made up',
      { next: '43:37', playtime: '316400' },
      5.3,
      317,
      'playtime',
      'completed',
    ],
    ['the longest stay when nothing else is left', { next: '0:00' }, 5.3, 318, 'players', 'aborted'],
    ['the limit for a full hold', { winner: 1, next: '10:00', playtime: '599350' }, 10, 600, 'limit', 'held'],
    ['the limit for a hold by its players', { winner: 1, next: '10:00' }, 9.9, 600, 'limit', 'held'],
    [
      'the playtime for a hold given up',
      { winner: 1, next: '10:00', playtime: '145450' },
      2.4,
      146,
      'playtime',
      'held_early',
    ],
    ['the longest stay for a hold given up', { winner: 1, next: '10:00' }, 2.4, 144, 'players', 'held_early'],
    [
      'the longest stay for an aborted round',
      { winner: 1, next: '71:05', playtime: '-84707245' },
      1.2,
      72,
      'players',
      'aborted',
    ],
    ['nothing for an empty hold', { winner: 1, next: '10:00' }, 0, 0, 'players', 'held_early'],
  ] as const)('is %s', (_, header, timeMin, durationS, durationSource, outcome) => {
    const document = documentOf({ ...FIRST, ...header }, lines(timeMin));
    expect(splitRound({ document, base: null })).toMatchObject({
      durationS,
      durationSource,
      outcome,
    });
  });

  it('of a held round two without playtime comes from the time spent in it alone', () => {
    const lineOf = (guid: string, rounds: number, timeMin: number): LineSpec => ({
      guid,
      rounds,
      fields: { timeMin },
    });
    const base = documentOf(FIRST, [lineOf('A', 0, 5), lineOf('B', 0, 5)]);
    const header = { label: 2, winner: 1, limit: '5:00', next: '5:00' };
    const document = documentOf(header, [lineOf('A', 1, 7), lineOf('B', 1, 6.8)]);
    expect(splitRound({ document, base })).toMatchObject({
      durationS: 120,
      durationSource: 'players',
      outcome: 'held_early',
      players: [{ timeS: 120 }, { timeS: 108 }],
    });
  });
});
