import { describe, expect, it } from 'vitest';
import { buildFrontMap } from '../../../parsers/helldivers1/build-front-map.ts';
import type { Front } from '../../../parsers/helldivers1/status-document.ts';
import type { WarEvent } from '../../../parsers/helldivers1/war-event.ts';
import { T0 } from '../../support/helldivers1/answers.ts';

const FRONT: Front = {
  season: 200,
  enemy: 1,
  points: 35_000,
  pointsTaken: 90_000,
  pointsMax: 100_000,
  status: 'active',
  introductionOrder: 0,
};
const DEFENCE: WarEvent = {
  type: 'defend',
  eventId: 1,
  season: 200,
  region: 4,
  enemy: 1,
  startTime: T0 - 100,
  endTime: T0 + 100,
  points: 10,
  pointsMax: 100,
  status: 'active',
  playersAtStart: null,
};
const ASSAULT: WarEvent = { ...DEFENCE, type: 'attack', region: 11, points: 34_999, pointsMax: 35_001 };

const map = (wishes: Partial<Front> = {}, events: readonly WarEvent[] = []) =>
  buildFrontMap({ ...FRONT, ...wishes }, events, T0);
const regionsOf = (...given: Parameters<typeof map>) => map(...given).regions ?? {};

describe('buildFrontMap', () => {
  it('gives each region a tenth: whole ones, the next in part, the rest not at all', () => {
    const regions = regionsOf();
    expect(map().earned).toBe(3);
    expect([regions['3'], regions['4'], regions['5'], regions['11']]).toEqual([
      ['captured', 100],
      ['in_progress', 50],
      ['lost', 0],
      ['lost', 0],
    ]);
  });

  it.each([
    [9_999, 0],
    [10_000, 1],
    [0, 0],
    [100_000, 10],
  ])('%i of 100,000 points are %i regions', (points, earned) => {
    expect(map({ points }).earned).toBe(earned);
  });

  it('shows a defeated front as captured whole, never above 100 %', () => {
    const front = { status: 'defeated' as const, points: 204_000 };
    expect(map(front).earned).toBe(10);
    expect(new Set(Object.values(regionsOf(front)).map(String))).toEqual(new Set(['captured,100']));
  });

  it.each([{ status: 'hidden' as const }, { pointsMax: 0, points: 0 }])('has nothing for %j', (wishes) => {
    expect(map(wishes).earned).toBe(0);
    expect(new Set(Object.values(regionsOf(wishes)).map(String))).toEqual(new Set(['lost,0']));
  });

  it.each([
    { points: -5 },
    { points: 100_001 },
    { points: 2 ** 40 },
    { points: 2n ** 62n },
    { pointsMax: -5 },
    { pointsMax: 2n ** 63n },
  ])('knows no regions of an active front with %o, but its marks', (wishes) => {
    expect(map(wishes, [DEFENCE])).toEqual({ earned: null, regions: null, marks: { 4: 'defend' } });
  });

  it('knows no share of an assault with more points than its goal', () => {
    const assault = { ...ASSAULT, points: 2n ** 63n };
    expect(regionsOf({ points: 100_000 }, [assault])['11']).toEqual(['in_progress', null]);
  });

  it('shows the running assault on the homeworld, not points_taken / points_max', () => {
    const full = { points: 100_000 };
    expect(regionsOf(full, [ASSAULT])['11']).toEqual(['in_progress', 99.99]);
    expect(map(full, [ASSAULT]).marks).toEqual({ 11: 'attack' });
    expect(regionsOf(full)['11']).toEqual(['in_progress', 0]);
  });

  it('marks what runs on this front, and says of what is past its end that the result is pending', () => {
    expect(map({}, [DEFENCE]).marks).toEqual({ 4: 'defend' });
    expect(map({}, [{ ...DEFENCE, endTime: T0 }]).marks).toEqual({ 4: 'result pending' });
    expect(map({}, [{ ...DEFENCE, enemy: 2 }]).marks).toEqual({});
  });

  it('leaves the defence of Super Earth to Super Earth', () => {
    expect(map({}, [{ ...DEFENCE, region: 0 }]).marks).toEqual({});
  });
});
