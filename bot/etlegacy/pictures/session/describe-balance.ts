import { joinAltText } from '../../../charts/text/alt-text.ts';
import { describeStats } from '../../../charts/text/describe-stats.ts';
import type { BalanceProps } from './session-props.ts';

/** Alt text of the balance of two line-ups. */
export function describeBalance(props: BalanceProps): string {
  const [first, second] = props.lineups ?? ['first line-up', 'second line-up'];
  const opening = `Balance per player and minute, ${props.title}: ${first}, ${second}.`;
  return joinAltText(opening, describeStats(props.stats, 2));
}
