import { joinAltText } from '../../charts/text/alt-text.ts';
import { formatCount, formatWhole } from '../../charts/text/format.ts';
import { plainName } from '../../charts/text/name-run.ts';
import { sayLineups, sayMember } from './say-lineup.ts';
import { formatStat } from '../../charts/text/stat-format.ts';
import { sayMapLetters } from './map-letters.ts';
import { highestDpm } from './highest-dpm.ts';
import type { FormProps, TimeTrendProps } from '../../charts/pictures/trend-props.ts';

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

/** Alt text of the time trend: each player's average and rounds. */
export function describeTimeTrend(props: TimeTrendProps): string {
  const items = props.players.map((player) => {
    const rounds = player.dpm.map((value) => (value === null ? 'missing' : formatWhole(value))).join(' ');
    return `${sayMember(player, props.lineups !== null)} average ${formatWhole(player.average)}: ${rounds};`;
  });
  const sides = props.lineups === null ? '' : ` ${sayLineups(props.lineups)}.`;
  const scale = items.length === 0 ? '' : ` Charts from 0 to ${formatWhole(highestDpm(props.players))}.`;
  const maps = items.length === 0 ? '' : ` Rounds of ${sayMapLetters(props.maps).join(', ')}.`;
  return joinAltText(`Damage per minute by round, ${props.title}.${sides}${scale}${maps}`, items);
}
