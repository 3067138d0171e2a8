// A small night of stopwatch, last man standing and campaign, told by text files and both generations of JSON; the slow suite
// plays larger ones in more orders.
import { expect, test } from 'vitest';
import { playMixedEvening } from '../support/proof/play-mixed-evening.ts';
import { proveMixedOrders } from '../support/proof/prove-mixed-orders.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

const ZONE = 'Europe/Ljubljana';

test('whatever comes when and is decided in between, a mixed night gives the same exports and keeps its ids', async () => {
  const files = playMixedEvening(1, ZONE, 1);
  const proof = await proveMixedOrders({ files, zone: ZONE, seed: 1, orders: 1, open: createTestDatabase });
  expect(proof.differences).toEqual([]);
  expect(proof.followed).toBeGreaterThan(10);
});
