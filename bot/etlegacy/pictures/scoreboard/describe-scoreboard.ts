import { joinAltText } from '../../../charts/text/alt-text.ts';
import { formatPercent, formatWhole } from '../../../charts/text/format.ts';
import { plainName } from '../../../charts/text/name-run.ts';
import { PART_LEGEND } from '../../../../wording/mark-part.ts';
import { describeAttack, describeVerdict } from './describe-verdict.ts';
import { sayTotal } from './say-total.ts';
import type { ScoreboardPlayer, ScoreboardProps } from './scoreboard-props.ts';

function describePlayer(player: ScoreboardPlayer): string {
  const facts = [
    `${plainName(player.nameRuns)}${player.star ? ' (best player)' : ''} ${formatWhole(player.kills)}/${formatWhole(player.deaths)}`,
    `DPM ${formatWhole(player.dpm)}`,
    `damage ${sayTotal(player, 'damage')}`,
    formatPercent(player.accuracy),
    `${sayTotal(player, 'revives')} rev`,
  ];
  return `${facts.join(', ')};`;
}

function hasParts({ teams }: ScoreboardProps): boolean {
  return teams.some(({ players }) => players.some(({ parts = [] }) => parts.length > 0));
}

/** Alt text of the scoreboard, at most 1024 characters, cut between players. */
export function describeScoreboard(props: ScoreboardProps): string {
  const attacks = props.teams.map((team) => ({ name: team.name, attack: describeAttack(team, props) }));
  // In last man standing nobody attacks.
  const told = attacks.every(({ attack }) => attack === '') ? [] : attacks;
  const times = told.map(({ name, attack }) => `${name} ${attack}`.trim()).join(', ');
  const detail = props.detail === '' ? '' : `, ${props.detail}`;
  const opening = `Scoreboard of ${props.map}${detail}. ${describeVerdict(props)}${times === '' ? '' : `: ${times}`}. Kills/deaths, damage per minute, damage, accuracy, revives${hasParts(props) ? ` (${PART_LEGEND})` : ''}.`;
  const items = props.teams.flatMap((team) =>
    team.players.map((player, index) =>
      index === 0 ? `${team.name}: ${describePlayer(player)}` : describePlayer(player),
    ),
  );
  return joinAltText(opening, items);
}
