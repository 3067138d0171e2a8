import { expect, it } from 'vitest';
import { proveSimulated } from '../support/faces/prove-simulated.ts';

it('a hundred simulated evenings contradict neither the rows nor each other', async () => {
  const { faults, seen } = await proveSimulated(47, 100);
  expect(faults).toEqual([]);
  expect(seen.evenings).toBeGreaterThanOrEqual(100);
  expect(seen.headlines).toBeGreaterThan(300);
}, 1_200_000);
