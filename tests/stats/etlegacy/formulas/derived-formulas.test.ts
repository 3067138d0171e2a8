import { describe, expect, it } from 'vitest';
import { EMPTY_SUMS } from '../../../../stats/etlegacy/formulas/empty-sums.data.ts';
import { formOf } from '../../../../stats/etlegacy/formulas/form-of.ts';
import { mapAffinity } from '../../../../stats/etlegacy/formulas/map-affinity.ts';
import { rate, RATING_WEIGHTS } from '../../../../stats/etlegacy/formulas/rating.ts';

describe('formOf', () => {
  it('compares the last third with the first, gaps left out', () => {
    expect(formOf([200, null, 200, 250, 250, 300, 300])).toBe('rising');
    expect(formOf([300, 300, 250, 250, 200, 200])).toBe('fading');
    expect(formOf([250, 260, 250, 240, 250, 260])).toBe('steady');
    expect(formOf([100, 400, 100, 400, 400, 100])).toBe('volatile');
  });

  it('says nothing about fewer than six rounds or none with damage', () => {
    expect(formOf([1, 2, 3, 4, 5])).toBeNull();
    expect(formOf([0, 0, 0, 0, 0, 0])).toBeNull();
    expect(formOf([])).toBeNull();
  });
});

describe('rate', () => {
  it('weighs percentiles that add up to a whole', () => {
    expect(Object.values(RATING_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    const all = Object.fromEntries(Object.keys(RATING_WEIGHTS).map((stat) => [stat, 100]));
    expect(rate(all, 40)).toBe(75);
    expect(rate(all, 0)).toBe(50);
    expect(rate({ dpm: 80, accuracy: null }, 120)).toBe(72.5);
    expect(rate({}, 100)).toBeNull();
  });
});

describe('mapAffinity', () => {
  const sums = (rounds: number, damage: number) => ({
    ...EMPTY_SUMS,
    rounds,
    damage_given: damage,
    time_ms: rounds * 60_000,
  });

  it('compares the DPM of a map with that over all', () => {
    expect(mapAffinity(sums(3, 900), sums(10, 2500))).toBeCloseTo(0.2, 9);
    expect(mapAffinity(sums(2, 900), sums(10, 2500))).toBeNull();
    expect(mapAffinity(sums(3, 0), sums(10, 0))).toBeNull();
  });
});
