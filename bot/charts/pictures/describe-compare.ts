import { joinAltText } from '../text/alt-text.ts';
import { describeLead } from '../text/describe-lead.ts';
import { formatCount } from '../text/format.ts';
import { labelStat } from '../text/judge-stat.ts';
import { plainName } from '../text/name-run.ts';
import { formatStat } from '../text/stat-format.ts';
import type { BalanceProps, ComparedStat, CompareProps } from './compare-props.ts';

function describeStat(stat: ComparedStat, sides: number): string {
  const values = Array.from({ length: sides }, (_, side) =>
    formatStat(stat.values[side] ?? null, stat.format),
  );
  return `${labelStat(stat)}: ${values.join(', ')};`;
}

/** Alt text of a comparison of two to four players. */
export function describeCompare(props: CompareProps): string {
  const sides = props.sides.map(
    (side) => `${plainName(side.nameRuns)} (${formatCount(side.rounds, 'round')})`,
  );
  const opening = `Comparison, ${props.title}: ${sides.join(', ')}. ${describeLead(props)}.`;
  return joinAltText(
    opening,
    props.stats.map((stat) => describeStat(stat, props.sides.length)),
  );
}

/** Alt text of the balance of two line-ups. */
export function describeBalance(props: BalanceProps): string {
  const [first, second] = props.lineups ?? ['first line-up', 'second line-up'];
  const opening = `Balance per player and minute, ${props.title}: ${first}, ${second}.`;
  return joinAltText(
    opening,
    props.stats.map((stat) => describeStat(stat, 2)),
  );
}
