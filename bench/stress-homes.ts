// Two containers on one home, with a PostgreSQL that is suspended, killed or left without memory at random moments: npm run
// stress. Ends with 1 if anything was lost, or if two postmasters were seen. Needs a user who may create namespaces.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../simulator/etlegacy/random.ts';
import { writeEvenings } from '../simulator/etlegacy/write-evenings.ts';
import { makeMemoryGroup } from '../tests/support/memory-group.ts';
import { canUnshare } from '../tests/support/namespaces.ts';
import { rehearse } from '../tests/support/proof/prove-kills.ts';
import { DISTURBANCES, proveOneOwner } from '../tests/support/proof/prove-one-owner.ts';
import { makeThrowawayHome } from '../tests/support/throwaway-home.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const ZONE = 'Europe/Ljubljana';

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function stressHomes(runs: number, seed: number): Promise<number> {
  const place = await makeThrowawayHome();
  const folder = await mkdtemp(join(tmpdir(), 'debrief-stress-'));
  const memory = await makeMemoryGroup();
  if (memory === null) say('Out of memory: skipped, for this user may not limit memory.');
  const disturbances = DISTURBANCES.filter((name) => memory !== null || name !== 'out of memory');
  try {
    await writeEvenings(folder, { seed, evenings: 2, options: { maps: 6, teamSize: 6 } });
    const scene = await rehearse({ place, folder: join(folder, 'stats'), zone: ZONE });
    let sum = 0;
    for (let run = 0; run < runs; run++) {
      const disturbance = disturbances[run % disturbances.length] ?? 'none';
      const startedAt = performance.now();
      const problems = await proveOneOwner(scene, {
        disturbance,
        memory,
        random: createRandom(seed, run),
      });
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      say(`run ${run + 1}, ${disturbance}: ${problems.length} differences (${seconds} s)`);
      for (const text of problems) say(`  ${text}`);
      sum += problems.length;
    }
    if (memory !== null) say(`The kernel killed ${await memory.countKills()} processes for lack of memory.`);
    return sum;
  } finally {
    await memory?.remove();
    await place.remove();
    await rm(folder, { recursive: true });
  }
}

if (await canUnshare()) {
  const differences = await stressHomes(Number(values.runs), Number(values.seed));
  say(`${values.runs} runs of two containers on one home: ${differences} differences.`);
  process.exitCode = differences === 0 ? 0 : 1;
} else {
  say('Two containers on one home: skipped, for this user may not make namespaces.');
}
