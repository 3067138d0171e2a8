import { joinAltText } from '../../../charts/text/alt-text.ts';
import { formatCount, formatSpan, formatWhole } from '../../../charts/text/format.ts';
import { plainName } from '../../../charts/text/name-run.ts';
import { PART_LEGEND } from '../../../../wording/mark-part.ts';
import { sayLineups, sayMember } from '../lineup/say-lineup.ts';
import type { OverviewPlayer, OverviewProps } from './overview-props.ts';
import { sayTotal } from './say-total.ts';
import { type PlayedMap, sayAttacks, sayWinner } from '../session/played-map.ts';

/** Maps, rounds, players and length of the evening. */
export function describeExtent(props: OverviewProps): string {
  return [
    formatCount(props.played ?? props.maps.length, 'map'),
    formatCount(props.rounds, 'round'),
    formatCount(props.players.length, 'player'),
    // 0: no document tells how long the rounds were.
    ...(props.seconds > 0 ? [formatSpan(props.seconds)] : []),
  ].join(' · ');
}

function describeScore({ blocks, draws }: OverviewProps): string {
  if (blocks.length === 0) return 'The teams are unknown.';
  const scores = blocks.map(([a, b]) => sayLineups([`${a.name} ${a.won}`, `${b.name} ${b.won}`]));
  return `${scores.join('; then ')}, ${formatCount(draws, 'draw')}.`;
}

function describeMap(map: PlayedMap): string {
  return `${map.map}: ${sayWinner(map)}, ${sayAttacks(map, ' against ')};`;
}

function describePlayer(player: OverviewPlayer, hasLineups: boolean): string {
  const numbers = [
    formatWhole(player.dpm),
    sayTotal(player, 'kills'),
    formatWhole(player.deaths),
    sayTotal(player, 'revives'),
    sayTotal(player, 'points'),
    formatWhole(player.rounds),
  ];
  const star = player.star ? ' (best player)' : '';
  return `${sayMember(player, hasLineups)}${star} ${numbers.join(', ')};`;
}

const COLUMNS = 'Damage per minute, kills, deaths, revives, points, rounds';

function columnsOf({ players }: OverviewProps): string {
  const hasParts = players.some(({ parts = [] }) => parts.length > 0);
  return hasParts ? `${COLUMNS} (${PART_LEGEND}):` : `${COLUMNS}:`;
}

/** Alt text of the session overview, at most 1024 characters. */
export function describeOverview(props: OverviewProps): string {
  return joinAltText(`${props.title}. ${describeScore(props)} ${describeExtent(props)}.`, [
    ...props.highlights.slice(0, 3).map((one) => `${one.label}: ${plainName(one.nameRuns)}, ${one.value}.`),
    ...(props.players.length === 0 ? [] : [columnsOf(props)]),
    ...props.players.map((player) => describePlayer(player, props.blocks.length === 1)),
    ...props.maps.map((map) => describeMap(map)),
  ]);
}
