import { joinAltText } from '../../charts/text/alt-text.ts';
import { formatCount, formatSpan, formatWhole } from '../../charts/text/format.ts';
import { plainName } from '../../charts/text/name-run.ts';
import { sayLineups, sayMember } from './say-lineup.ts';
import type { OverviewPlayer, OverviewProps } from './overview-props.ts';
import { type PlayedMap, sayAttacks, sayWinner } from './played-map.ts';

/** Maps, rounds, players and length of the evening. */
export function describeExtent(props: OverviewProps): string {
  return [
    formatCount(props.maps.length, 'map'),
    formatCount(props.rounds, 'round'),
    formatCount(props.players.length, 'player'),
    formatSpan(props.seconds),
  ].join(' · ');
}

/** Names of the two line-ups. */
export function lineupNames({ lineups }: OverviewProps): readonly [string, string] | null {
  return lineups === null ? null : [lineups[0].name, lineups[1].name];
}

function describeScore(props: OverviewProps): string {
  if (props.lineups === null) return 'No fixed line-ups.';
  const [a, b] = props.lineups;
  return `${sayLineups([`${a.name} ${a.won}`, `${b.name} ${b.won}`])}, ${formatCount(props.draws, 'draw')}.`;
}

function describeMap(props: OverviewProps, map: PlayedMap): string {
  return `${map.map}: ${sayWinner(lineupNames(props), map)}, ${sayAttacks(map, ' against ')};`;
}

function describePlayer(player: OverviewPlayer, hasLineups: boolean): string {
  const numbers = [player.dpm, player.kills, player.deaths, player.revives, player.points, player.rounds];
  const star = player.star ? ' (best player)' : '';
  return `${sayMember(player, hasLineups)}${star} ${numbers.map(formatWhole).join(', ')};`;
}

const COLUMNS = 'Damage per minute, kills, deaths, revives, points, rounds:';

/** Alt text of the session overview, at most 1024 characters. */
export function describeOverview(props: OverviewProps): string {
  return joinAltText(`${props.title}. ${describeScore(props)} ${describeExtent(props)}.`, [
    ...props.highlights.slice(0, 3).map((one) => `${one.label}: ${plainName(one.nameRuns)}, ${one.value}.`),
    ...(props.players.length === 0 ? [] : [COLUMNS]),
    ...props.players.map((player) => describePlayer(player, props.lineups !== null)),
    ...props.maps.map((map) => describeMap(props, map)),
  ]);
}
