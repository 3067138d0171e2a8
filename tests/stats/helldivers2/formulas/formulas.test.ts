import { describe, expect, it } from 'vitest';
import { elapsedPct, hoursLeft, neededPctPerHour } from '../../../../stats/helldivers2/formulas/deadline.ts';
import { diversNeeded, effortPerPlayer } from '../../../../stats/helldivers2/formulas/effort.ts';
import { projectAtDeadline, timeToVictory } from '../../../../stats/helldivers2/formulas/forecast.ts';
import {
  eventLevel,
  eventPct,
  liberationPct,
  regenPctPerHour,
} from '../../../../stats/helldivers2/formulas/health.ts';
import { netRate, type RateSample } from '../../../../stats/helldivers2/formulas/rate.ts';
import { regionOpensAtPct, regionWorthPct } from '../../../../stats/helldivers2/formulas/region.ts';

const MIN = 60_000;
const sample = (minute: number, health: number, more: Partial<RateSample> = {}): RateSample => ({
  at: new Date(minute * MIN),
  timeGame: minute * 60,
  owner: 2,
  health,
  maxHealth: 1_000_000,
  campaign: 1,
  event: null,
  regenPctPerHour: 1.5,
  ...more,
});

describe('shares of health', () => {
  it('are 100 for our planets and for health 0, and always within 0 to 100', () => {
    expect(liberationPct(1, 5, 10)).toBe(100);
    expect(liberationPct(2, 0, 10)).toBe(100);
    expect(liberationPct(2, 12, 10)).toBe(0);
    expect(eventPct(0, 10)).toBe(100);
    expect(eventLevel(800_000)).toBe(16);
  });

  it('lead to the regeneration that the game shows', () => {
    for (const [perSecond, pct] of [
      [4.1667, 1.5],
      [5.5556, 2],
      [6.9444, 2.5],
      [8.3333, 3],
      [1388.8889, 500],
    ] as const) {
      expect(regenPctPerHour(perSecond, 1_000_000)).toBeCloseTo(pct, 3);
    }
  });

  it('open a region at its factor, and give its value', () => {
    expect(regionOpensAtPct(0.6501389)).toBeCloseTo(34.9861, 4);
    expect(regionWorthPct(400_000, 1.5, 1_500_000)).toBeCloseTo(40, 10);
  });
});

describe('deadlines', () => {
  it('leave no required rate once they passed', () => {
    const now = new Date(10 * MIN);
    expect(hoursLeft(new Date(0), now)).toBe(0);
    expect(neededPctPerHour(50, 0)).toBeNull();
    expect(neededPctPerHour(40, 3)).toBe(20);
    expect([elapsedPct(18, 24), elapsedPct(0, 24), elapsedPct(30, 24), elapsedPct(0, 0)]).toEqual([
      25, 100, 0, 100,
    ]);
  });
});

describe('netRate', () => {
  it('uses the real interval between samples', () => {
    expect(netRate([sample(0, 500_000), sample(55, 480_000)], 3600)).toMatchObject({
      seconds: 3300,
      net: expect.closeTo(2.1818, 4),
    });
  });

  it('is null where samples cover less than 80 % of the window', () => {
    expect(netRate([sample(0, 500_000), sample(47, 480_000)], 3600)).toBeNull();
  });

  it('does not span a change of owner, campaign or event, or a pause of the war', () => {
    const after = sample(60, 480_000);
    expect(netRate([sample(0, 500_000, { owner: 1 }), after], 3600)).toBeNull();
    expect(netRate([sample(0, 500_000, { campaign: 9 }), after], 3600)).toBeNull();
    expect(netRate([sample(0, 500_000, { event: 9 }), after], 3600)).toBeNull();
    expect(netRate([sample(0, 500_000, { timeGame: 1200 }), after], 3600)).toBeNull();
  });

  it('does not treat a planet at full health as progress', () => {
    expect(netRate([sample(0, 1_000_000), sample(60, 1_000_000)], 3600)).toMatchObject({
      net: 0,
      playersEffect: null,
    });
  });
});

describe('forecasts', () => {
  it('are a range over several rates, and a verdict where the rate is zero', () => {
    expect(timeToVictory(50, [5, 10, null])).toEqual({ kind: 'hours', hours: { from: 5, until: 10 } });
    expect(timeToVictory(50, [-1, 0.01])).toEqual({ kind: 'never' });
    expect(timeToVictory(0, [0.06])).toEqual({ kind: 'stalemate' });
    expect(timeToVictory(50, [null])).toEqual({ kind: 'unknown' });
  });

  it('call what ends within a tenth of the goal close', () => {
    expect(projectAtDeadline(50, 5, 11)).toEqual({ pct: 105, verdict: 'close' });
    expect(projectAtDeadline(50, 6, 11)).toMatchObject({ verdict: 'won' });
    expect(projectAtDeadline(50, 1, 11)).toMatchObject({ verdict: 'lost' });
  });

  it('give the number of divers that a pace needs, from the rate of one diver', () => {
    const effort = effortPerPlayer({
      playersEffect: 2.5,
      maxHealth: 1_000_000,
      players: 10_000,
      impactMultiplier: 0.1,
    });
    expect(effort).toBe(25);
    expect(
      diversNeeded({
        pctPerHour: 1,
        regenPctPerHour: 1.5,
        maxHealth: 1_000_000,
        impactMultiplier: 0.1,
        effort: 25,
      }),
    ).toBe(10_000);
    expect(effortPerPlayer({ playersEffect: 1, maxHealth: 1, players: 0, impactMultiplier: 1 })).toBeNull();
  });
});
