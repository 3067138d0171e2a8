// What each face says of simulated evenings, against the rows and against each other; a hundred of them in faces.slow.
import { expect, it } from 'vitest';
import { proveSimulated } from '../support/faces/prove-simulated.ts';

it('four simulated evenings contradict neither the rows nor each other', async () => {
  const { faults, seen } = await proveSimulated(31, 4);
  expect(faults).toEqual([]);
  expect(seen.evenings).toBeGreaterThanOrEqual(4);
  expect(seen.headlines).toBeGreaterThan(8);
  expect(seen.floors).toBeGreaterThan(3);
}, 240_000);
