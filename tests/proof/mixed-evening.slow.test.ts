// Nights of stopwatch, last man standing and campaign in many orders, with decisions, replays and a restore in between.
import { expect, test } from 'vitest';
import { playMixedEvening } from '../support/proof/play-mixed-evening.ts';
import { proveMixedOrders } from '../support/proof/prove-mixed-orders.ts';
import { createTestDatabase } from '../support/test-database.ts';

const ZONE = 'Europe/Ljubljana';

test.each([2, 3])('a mixed night of seed %i gives the same exports in five orders', async (seed) => {
  const files = playMixedEvening(seed, ZONE, 2);
  const proof = await proveMixedOrders({ files, zone: ZONE, seed, orders: 5, open: createTestDatabase });
  expect(proof.differences).toEqual([]);
  expect(proof.followed).toBeGreaterThan(100);
});
