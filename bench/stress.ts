// Proofs with counts that are too expensive for every test run: npm run stress. Ends with 1 on any difference.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../simulator/etlegacy/random.ts';
import { simulateEvenings } from '../simulator/etlegacy/simulate-evenings.ts';
import { writeEvenings } from '../simulator/etlegacy/write-evenings.ts';
import { cloneDatabase } from '../tests/support/database/clone-database.ts';
import { proveKill, rehearse, VICTIMS } from '../tests/support/proof/prove-kills.ts';
import { proveOrders } from '../tests/support/proof/prove-orders.ts';
import { proveTruth } from '../tests/support/proof/prove-truth.ts';
import { startTestServer } from '../tests/support/database/start-test-server.ts';
import { makeThrowawayHome } from '../tests/support/throwaway-home.ts';

const { values } = parseArgs({
  options: {
    evenings: { type: 'string', default: '500' },
    orders: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
const ZONE = 'Europe/Ljubljana';
/** Evenings of different length and size, each with some of everything that can happen. */
const ORDERED_EVENINGS = 40;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints the differences and returns their number. */
function report(title: string, differences: readonly string[], startedAt: number): number {
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  say(`${title}: ${differences.length} differences (${seconds} s)`);
  for (const text of differences) say(`  ${text}`);
  return differences.length;
}

async function stressDatabase(): Promise<number> {
  const server = await startTestServer();
  const database = await cloneDatabase(server);
  try {
    let startedAt = performance.now();
    const evenings = Number(values.evenings);
    const onDone = (done: number): void => {
      if (done % 100 === 0) say(`  ${done} evenings compared`);
    };
    const truth = await proveTruth({ db: database.db, seed, evenings, onDone });
    const count = `${evenings} evenings, ${truth.files} files, ${truth.rows} player rows beside the truth`;
    const untrue = report(count, truth.differences, startedAt);
    startedAt = performance.now();
    const orders = Number(values.orders);
    const options = {
      db: database.db,
      evenings: simulateEvenings({ seed: seed + 1, evenings: ORDERED_EVENINGS, options: { teamSize: 4 } }),
    };
    const found = await proveOrders({
      ...options,
      seed,
      orders,
      onDone: (order) => {
        if ((order + 1) % 100 === 0) say(`  ${order + 1} orders imported`);
      },
    });
    return untrue + report(`${orders} random orders with copies, batches and replays`, found, startedAt);
  } finally {
    await database.close();
    await server.close();
  }
}

async function stressKills(): Promise<number> {
  const place = await makeThrowawayHome();
  const folder = await mkdtemp(join(tmpdir(), 'debrief-stress-'));
  try {
    await writeEvenings(folder, { seed: seed + 2, evenings: 2, options: { maps: 6, teamSize: 6 } });
    const scene = await rehearse({ place, folder: join(folder, 'stats'), zone: ZONE });
    let sum = 0;
    for (const [stream, victim] of VICTIMS.entries()) {
      const startedAt = performance.now();
      const random = createRandom(seed, stream);
      const differences: string[] = [];
      let hits = 0;
      for (let kill = 1; kill <= Number(values.kills); kill++) {
        const done = await proveKill(scene, victim, random);
        hits += Number(done.hit);
        differences.push(...done.differences.map((text) => `kill ${kill}: ${text}`));
        if (kill % 10 === 0) say(`  ${kill} kills of ${victim}`);
      }
      sum += report(`${values.kills} kills of ${victim}, ${hits} during an import`, differences, startedAt);
    }
    return sum;
  } finally {
    await place.remove();
    await rm(folder, { recursive: true });
  }
}

const differences = (await stressDatabase()) + (await stressKills());
say(differences === 0 ? 'No difference.' : `${differences} differences.`);
process.exitCode = differences === 0 ? 0 : 1;
