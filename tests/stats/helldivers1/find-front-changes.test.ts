import { expect, it } from 'vitest';
import { findFrontChanges } from '../../../stats/helldivers1/find-front-changes.ts';

const wars = (...seasons: readonly number[]) =>
  findFrontChanges(
    seasons.map((season, time) => ({ season, time, fronts: [{ status: 'active', earned: 1 }] })),
  ).map(({ kind, season, time }) => [kind, season, time]);

it('a war begins with its first status when it is the next one', () => {
  expect(wars(200, 200, 201, 201)).toEqual([['begun', 201, 2]]);
});

it('a single status of another war begins and ends nothing', () => {
  expect(wars(200, 99_999, 200, 199, 200, 201)).toEqual([['begun', 201, 5]]);
});

it('another war that two statuses running name is believed, and so is the way back', () => {
  expect(wars(200, 205, 205, 206)).toEqual([
    ['begun', 205, 2],
    ['begun', 206, 3],
  ]);
  expect(wars(99_999, 200, 200, 201)).toEqual([['begun', 201, 3]]);
});

it('points that cannot be true win and lose no region, and refute none', () => {
  const earned = [3, null, null, 3, 4, null, 4, null, 3, 3];
  const polls = earned.map((regions, time) => ({
    season: 200,
    time,
    fronts: [{ status: 'active' as const, earned: regions }],
  }));
  expect(findFrontChanges(polls).map(({ kind, regions, time }) => [kind, regions, time])).toEqual([
    ['region won', [4, 4], 6],
    ['region lost', [4, 4], 9],
  ]);
});
