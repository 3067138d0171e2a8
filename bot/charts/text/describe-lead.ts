import type { CompareProps } from '../pictures/compare-props.ts';
import { formatCount } from './format.ts';
import { ENOUGH_ROUNDS, judgeStat } from './judge-stat.ts';
import { plainName } from './name-run.ts';

/** True when every side has played enough to be compared. */
export function canCrown(props: CompareProps): boolean {
  return props.sides.every((side) => side.rounds >= ENOUGH_ROUNDS);
}

/** Who leads, in a sentence, or why nobody is said to. */
export function describeLead(props: CompareProps): string {
  if (!canCrown(props))
    return `Too early to call: ${formatCount(ENOUGH_ROUNDS, 'round')} needed on each side`;
  const wins = props.sides.map((_, side) => props.stats.filter((stat) => judgeStat(stat) === side).length);
  const most = Math.max(0, ...wins);
  const leader =
    wins.filter((count) => count === most).length === 1 ? props.sides[wins.indexOf(most)] : undefined;
  if (leader === undefined) return 'Level';
  return `${plainName(leader.nameRuns)} leads ${most} of ${props.stats.length}`;
}
