// Nights of stopwatch, last man standing and campaign in many orders, with decisions, replays and a restore in between.
import { expect, test } from 'vitest';
import { createRandom } from '../../simulator/etlegacy/random.ts';
import { simulateEvenings } from '../../simulator/etlegacy/simulate-evenings.ts';
import { exportAfter } from '../support/proof/export-after.ts';
import { diffExports } from '../support/proof/export-everything.ts';
import { repeatDocuments } from '../support/proof/feed-documents.ts';
import { toFirstGeneration } from '../support/proof/first-generation.ts';
import type { NamedFile } from '../support/proof/import-files.ts';
import { playMixedEvening } from '../support/proof/play-mixed-evening.ts';
import { proveMixedOrders } from '../support/proof/prove-mixed-orders.ts';
import { createTestDatabase } from '../support/database/test-database.ts';

const ZONE = 'Europe/Ljubljana';

test.each([2, 3])('a mixed night of seed %i gives the same exports in five orders', async (seed) => {
  const files = playMixedEvening(seed, ZONE, 2);
  const proof = await proveMixedOrders({ files, zone: ZONE, seed, orders: 5, open: createTestDatabase });
  expect(proof.differences).toEqual([]);
  expect(proof.followed).toBeGreaterThan(100);
});

/** Each round as a text file, as a dump and a pushed body of stats.lua, and as a dump of game-stats-web.lua. */
function playBothGenerations(gameType: 'stopwatch' | 'campaign'): NamedFile[] {
  const options = { gameType, format: 'both', script: '2.6.0', maps: 2, teamSize: 3, zone: ZONE } as const;
  return simulateEvenings({ seed: 4, evenings: 1, options }).flatMap(({ files, documents }) => [
    ...files,
    ...documents.flatMap(({ name, dump, push, sequence }) => [
      { name, bytes: dump },
      { name: `push-${sequence}.json`, bytes: push },
      { name: name.replace('stats-', 'gamestats-'), bytes: toFirstGeneration(dump) },
    ]),
  ]);
}

test.each(['stopwatch', 'campaign'] as const)(
  'rounds of %s that the text file and both generations of JSON tell are the same in every order',
  async (gameType) => {
    const files = playBothGenerations(gameType);
    const server = { key: 'default', zone: ZONE };
    const expected = await exportAfter(server, [files]);
    const rounds = expected.rounds
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rounds.filter(({ log }) => log === 'whole' || log === 'short').length).toBeGreaterThan(1);
    expect(expected.duels).toMatch(/"damage":[1-9]/);
    for (let order = 1; order <= 4; order++) {
      const random = createRandom(order, 1);
      const shuffled = order === 1 ? random.shuffled(files) : repeatDocuments(files, random);
      const turns = order === 1 ? shuffled.map((file) => [file]) : [shuffled.splice(0, 5), shuffled];
      expect(diffExports(expected, await exportAfter(server, turns))).toEqual([]);
    }
  },
  240_000,
);
