import { expect, test } from 'vitest';
import { placeRounds } from '../../../../importer/etlegacy/derive/place-rounds.ts';
import { timedRound } from './timed-round.ts';

const DAY = '2031-02-03T';
const before = [{ rounds: 0, fields: { damageGiven: 500, timeMin: 5 } }];
const after = [{ rounds: 1, fields: { damageGiven: 900, timeMin: 9 } }];

test('a round two that a map change cut off is not a second round one, although its label is 1', () => {
  const r1 = timedRound(`${DAY}20:00:00`, { limit: '10:00', next: '5:00' });
  const cut = timedRound(`${DAY}20:06:00`, { label: 1, limit: '5:00', next: '5:00', winner: 1 }, after);
  expect(placeRounds([r1, cut]).map(({ place, round }) => [place, round])).toEqual([
    ['single', 1],
    ['aborted', 2],
  ]);
});

test('a round one that was played again replaces the first', () => {
  const r1 = timedRound(`${DAY}20:00:00`, { limit: '10:00', next: '5:00' });
  const again = timedRound(`${DAY}20:09:00`, { limit: '10:00', next: '6:00' });
  expect(placeRounds([r1, again]).map(({ place }) => place)).toEqual(['restarted', 'single']);
});

test('rounds of two maps whose order is wrong after a clock change are paired correctly', () => {
  const rounds = [
    timedRound(`${DAY}20:00:00`, { map: 'oasis', limit: '10:00', next: '5:00' }, before),
    timedRound(`${DAY}20:02:00`, { map: 'radar', limit: '10:00', next: '10:00', winner: 1 }, before),
    timedRound(`${DAY}20:09:00`, { map: 'oasis', label: 2, limit: '5:00', next: '4:00' }, after),
    timedRound(`${DAY}20:12:00`, { map: 'radar', label: 2, limit: '10:00', next: '4:00' }, after),
  ];
  expect(placeRounds(rounds).map(({ place, partner }) => [place, partner?.map])).toEqual([
    ['single', undefined],
    ['single', undefined],
    ['paired', 'oasis'],
    ['paired', 'radar'],
  ]);
});

test('a round two with other maps in between is paired only if its counters continue', () => {
  const rounds = [
    timedRound(`${DAY}20:00:00`, { map: 'oasis', limit: '10:00', next: '10:00', winner: 1 }, after),
    timedRound(`${DAY}20:02:00`, { map: 'radar' }),
    timedRound(`${DAY}20:12:00`, { map: 'oasis', label: 2, limit: '10:00', next: '4:00' }, before),
  ];
  expect(placeRounds(rounds).at(-1)?.place).toBe('unpaired');
});

test('a round two that a map vote cut off is recognised across other maps if its counters continue', () => {
  const vote = { map: 'oasis', label: 2, limit: '5:00', next: '73:30', winner: 0, playtime: '-3000' };
  const rounds = [
    timedRound(`${DAY}20:00:00`, { map: 'oasis', limit: '10:00', next: '5:00' }, before),
    timedRound(`${DAY}20:02:00`, { map: 'radar' }),
    timedRound(`${DAY}20:04:00`, vote, after),
  ];
  expect(placeRounds(rounds).map(({ place, round }) => [place, round])).toEqual([
    ['single', 1],
    ['single', 1],
    ['aborted', 2],
  ]);
  const anew = [
    ...rounds.slice(0, 2),
    timedRound(`${DAY}20:04:00`, vote, [{ rounds: 0, fields: { damageGiven: 9 } }]),
  ];
  expect(placeRounds(anew).at(-1)).toMatchObject({ place: 'aborted', round: 1 });
});
