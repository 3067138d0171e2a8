import { joinAltText } from '../text/alt-text.ts';
import { formatClock, formatCount, formatRatio, formatSpan, formatWhole, killRatio } from '../text/format.ts';
import { plainName } from '../text/name-run.ts';
import type { OverviewMap, OverviewPlayer, OverviewProps } from './overview-props.ts';

/** Maps, rounds, players and length of the evening. */
export function describeExtent(props: OverviewProps): string {
  return [
    formatCount(props.maps.length, 'map'),
    formatCount(props.rounds, 'round'),
    formatCount(props.players.length, 'player'),
    formatSpan(props.seconds),
  ].join(' · ');
}

/** Who won a map, in a word. */
export function describeMapWinner(props: OverviewProps, map: OverviewMap): string {
  if (map.state === 'unfinished') return 'unfinished';
  if (map.winner === null) return 'draw';
  return props.lineups?.[map.winner].name ?? `Team ${map.winner + 1}`;
}

function describeScore(props: OverviewProps): string {
  if (props.lineups === null) return 'No fixed line-ups.';
  const [a, b] = props.lineups;
  return `${a.name} ${a.won}, ${b.name} ${b.won}, ${formatCount(props.draws, 'draw')}.`;
}

function describeMap(props: OverviewProps, map: OverviewMap): string {
  const times = map.seconds.map((seconds) => formatClock(seconds)).join(' against ');
  return `${map.map}: ${describeMapWinner(props, map)}, ${times};`;
}

function describePlayer(player: OverviewPlayer): string {
  const ratio = formatRatio(killRatio(player.kills, player.deaths));
  return `${plainName(player.nameRuns)}${player.star ? ' (best player)' : ''} ${formatWhole(player.kills)}/${formatWhole(player.deaths)}, K/D ${ratio}, DPM ${formatWhole(player.dpm)}, damage ${formatWhole(player.damage)}, ${formatWhole(player.revives)} rev;`;
}

/** Alt text of the session overview, at most 1024 characters. */
export function describeOverview(props: OverviewProps): string {
  return joinAltText(`${props.title}. ${describeScore(props)} ${describeExtent(props)}.`, [
    ...props.highlights.slice(0, 3).map((one) => `${one.label}: ${plainName(one.nameRuns)}, ${one.value}.`),
    ...props.players.map((player) => describePlayer(player)),
    ...props.maps.map((map) => describeMap(props, map)),
  ]);
}
