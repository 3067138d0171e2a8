import { joinAltText } from '../../../charts/text/alt-text.ts';
import { formatWhole } from '../../../charts/text/format.ts';
import { sayLineups, sayMember } from '../lineup/say-lineup.ts';
import { sayMapLetters } from './map-letters.ts';
import { highestDpm } from './highest-dpm.ts';
import type { TimeTrendProps } from './session-props.ts';

/** Alt text of the time trend: each player's average and rounds. */
export function describeTimeTrend(props: TimeTrendProps): string {
  const sayPlayer = (player: TimeTrendProps['players'][number], rounds: string): string =>
    `${sayMember(player, props.lineups !== null)} average ${formatWhole(player.average)}${rounds};`;
  const items = props.players.map((player) => {
    const rounds = player.dpm.map((value) => (value === null ? 'missing' : formatWhole(value))).join(' ');
    return sayPlayer(player, `: ${rounds}`);
  });
  const sides = props.lineups === null ? '' : ` ${sayLineups(props.lineups)}.`;
  const scale = items.length === 0 ? '' : ` Charts from 0 to ${formatWhole(highestDpm(props.players))}.`;
  const maps = items.length === 0 ? '' : ` Rounds of ${sayMapLetters(props.maps).join(', ')}.`;
  const opening = `Damage per minute by round, ${props.title}.${sides}${scale}${maps}`;
  const whole = joinAltText(opening, items);
  const isCut = whole.length < [opening, ...items].join(' ').length;
  // The text names every player of the picture, if need be without the single rounds.
  return isCut
    ? joinAltText(
        opening,
        props.players.map((player) => sayPlayer(player, '')),
      )
    : whole;
}
