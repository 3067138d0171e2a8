import { joinAltText } from '../../../charts/text/alt-text.ts';
import { plainName } from '../../../charts/text/name-run.ts';
import { formatCount } from '../../../charts/text/format.ts';
import type { KillMatrixProps } from './log-props.ts';
import { sayLineups, sayMember } from '../lineup/say-lineup.ts';

/** Alt text of a kill matrix: each player's sums, and whom they killed, most first. */
export function describeKillMatrix(props: KillMatrixProps): string {
  const teams = props.lineups === null ? '' : ` ${sayLineups(props.lineups)}.`;
  const note = props.note === '' ? '' : ` ${props.note}`;
  const items = props.players.map((player, at) => {
    const victims = killedBy(props, at).map(({ name, kills }) => `${name} ${kills}`);
    const whom = victims.length === 0 ? '' : `: ${victims.join(', ')}`;
    return `${sayMember(player, props.lineups !== null)} ${formatCount(player.kills, 'kill')}, ${formatCount(player.deaths, 'death')}, ${player.ownDeaths} own${whom};`;
  });
  return joinAltText(`Who killed whom, ${props.title}.${teams}${note}`, items);
}

/** Whom a player of the matrix killed, most kills first. */
export function killedBy(
  { players, cells }: Pick<KillMatrixProps, 'players' | 'cells'>,
  at: number,
): { name: string; kills: number }[] {
  return players
    .map(({ nameRuns }, to) => ({ name: plainName(nameRuns), kills: cells[at]?.[to]?.kills ?? 0 }))
    .filter(({ kills }) => kills > 0)
    .toSorted((a, b) => b.kills - a.kills);
}
