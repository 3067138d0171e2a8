import { expect, it } from 'vitest';
import { proveSimulated } from '../support/faces/prove-simulated.ts';

it('a hundred simulated evenings contradict neither the rows nor each other', async () => {
  const { faults, seen } = await proveSimulated(47, 100);
  expect(faults).toEqual([]);
  // An evening on which nobody played a whole round has no recap.
  expect(seen.evenings).toBeGreaterThan(90);
  expect(seen.headlines).toBeGreaterThan(300);
}, 1_200_000);
