// The evening in local_stats/sample. Its settings are fixed, so that it can be reproduced byte for byte:
// writeEvenings(dir, SAMPLE) writes it into dir/stats.
import { simulateEvenings } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { Simulation } from '../../../simulator/etlegacy/simulate-evenings.ts';
import type { Evening } from '../../../simulator/etlegacy/evening/evening-state.ts';

const SAMPLE = {
  seed: 6,
  evenings: 1,
  options: {
    serverKey: 'sample',
    from: '2026-10-02',
    maps: 6,
    teamSize: 5,
    cases: [
      'endstats_headed',
      'endstats_some',
      'substitute',
      'double_hold',
      'surrender_attackers_r2',
      'rename_between',
    ],
  },
} as const satisfies Simulation;

export function simulateSample(): Evening {
  const [evening] = simulateEvenings(SAMPLE);
  if (evening === undefined) throw new Error('The sample has no evening.');
  return evening;
}
