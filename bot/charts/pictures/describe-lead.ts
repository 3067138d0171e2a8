import type { CompareProps } from './compare-props.ts';
import { findLead } from '../text/find-lead.ts';
import { plainName } from '../text/name-run.ts';

/** Who leads, in a sentence, or why nobody is said to. */
export function describeLead({ sides, stats, needed }: CompareProps): string {
  const { leader, wins, judged } = findLead(stats, sides.length);
  if (judged === 0) return `Too early to call: each side needs ${needed}`;
  const side = leader === null ? undefined : sides[leader];
  if (leader === null || side === undefined) return `Level, ${wins.join(' : ')} of ${judged}`;
  return `${plainName(side.nameRuns)} leads ${wins[leader] ?? 0} of ${judged}`;
}
