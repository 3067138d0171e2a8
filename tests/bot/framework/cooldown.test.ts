import { expect, it } from 'vitest';
import { Cooldown } from '../../../bot/framework/cooldown.ts';

it('allows three commands at once and then one every three seconds, per person', () => {
  const cooldown = new Cooldown();
  expect([0, 0, 0].map((now) => cooldown.take('anna', now))).toEqual([null, null, null]);
  expect(cooldown.take('anna', 0)).toBe(3000);
  expect(cooldown.take('anna', 1000)).toBe(3000);
  expect(cooldown.take('boris', 1000)).toBeNull();
  expect(cooldown.take('anna', 3000)).toBeNull();
  expect(cooldown.take('anna', 3000)).toBe(6000);
  expect([60_000, 60_000, 60_000].map((now) => cooldown.take('anna', now))).toEqual([null, null, null]);
  expect(cooldown.take('anna', 60_000)).toBe(63_000);
});

it('delays nobody when the clock is set back', () => {
  const cooldown = new Cooldown();
  const late = 40 * 24 * 3_600_000;
  expect([late, late, late].map((now) => cooldown.take('anna', now))).toEqual([null, null, null]);
  expect(cooldown.take('anna', 0)).toBe(3000);
  expect(cooldown.take('anna', 3000)).toBeNull();
});
