import { joinAltText } from '../text/alt-text.ts';
import { describeLead } from './describe-lead.ts';
import { describeStats } from '../text/describe-stats.ts';
import { formatCount } from '../text/format.ts';
import { plainName } from '../text/name-run.ts';
import type { CompareProps } from './compare-props.ts';

/** Alt text of a comparison of two to four players. */
export function describeCompare(props: CompareProps): string {
  const sides = props.sides.map(
    (side) => `${plainName(side.nameRuns)} (${formatCount(side.rounds, 'round')})`,
  );
  const opening = `Comparison, ${props.title}: ${sides.join(', ')}. ${describeLead(props)}.`;
  return joinAltText(opening, describeStats(props.stats, props.sides.length));
}
