import { joinAltText } from '../text/alt-text.ts';
import { formatCount } from '../text/format.ts';
import { plainName } from '../text/name-run.ts';
import { formatStat } from '../text/stat-format.ts';
import type { FormProps } from './trend-props.ts';

/** Alt text of a form trend: average and last value first, then the rounds from the newest back. */
export function describeForm(props: FormProps): string {
  const say = (value: number | null): string =>
    value === null ? 'missing' : formatStat(value, props.format);
  const last = props.points.findLast((point) => point.value !== null)?.value ?? null;
  const opening = `${props.stat} of ${plainName(props.nameRuns)} over ${formatCount(props.points.length, 'round')}. Average ${formatStat(props.average, props.format)}, last ${formatStat(last, props.format)}. Newest first:`;
  return joinAltText(
    opening,
    props.points.toReversed().map((point) => `${point.label} ${say(point.value)};`),
  );
}
