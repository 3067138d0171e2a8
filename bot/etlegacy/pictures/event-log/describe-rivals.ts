import { joinAltText } from '../../../charts/text/alt-text.ts';
import { formatWhole } from '../../../charts/text/format.ts';
import { plainName } from '../../../charts/text/name-run.ts';
import type { RivalRow, RivalsProps } from './log-props.ts';

/** Alt text of a rivals card: kills on and deaths by each. */
export function describeRivals(props: RivalsProps): string {
  const picks = props.picks.map(
    ({ label, rival }) => `${label}: ${rival === null ? 'too few duels' : sayScore(rival)};`,
  );
  const note = props.note === '' ? '' : ` ${props.note}`;
  return joinAltText(`Rivals of ${plainName(props.nameRuns)}, ${props.title}. Kills to deaths.${note}`, [
    ...picks,
    ...props.rows.map((row) => `${sayScore(row)};`),
  ]);
}

function sayScore({ nameRuns, kills, deaths }: RivalRow): string {
  return `${plainName(nameRuns)} ${formatWhole(kills)} : ${formatWhole(deaths)}`;
}
