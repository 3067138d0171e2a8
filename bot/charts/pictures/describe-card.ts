import { joinAltText } from '../text/alt-text.ts';
import { formatCount } from '../text/format.ts';
import { plainName } from '../text/name-run.ts';
import { sayPercentile } from '../../../wording/say-percentile.ts';
import { sayPlace } from './say-place.ts';
import { formatStat } from '../text/stat-format.ts';
import type { CardProps } from './card-props.ts';

/** Alt text of a player card. */
export function describeCard(props: CardProps): string {
  const { form } = props;
  const last = form.values.findLast((value) => value !== null) ?? null;
  const opening = `Player card of ${plainName(props.nameRuns)}, ${props.period}: ${sayPlace(props)}, ${formatCount(props.rounds, 'round')}.`;
  return joinAltText(opening, [
    ...props.numbers
      .slice(0, 6)
      .map(
        (number) =>
          `${number.label} ${formatStat(number.value, number.format)}, ${sayPercentile(number.percentile)};`,
      ),
    `${form.stat} over ${formatCount(form.values.length, 'round')}: average ${formatStat(form.average, form.format)}, last ${formatStat(last, form.format)}.`,
    ...props.sides.slice(0, 5).map((side) => `${side.label} ${sayPercentile(side.percentile)};`),
  ]);
}
