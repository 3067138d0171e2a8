import { joinAltText } from '../../../charts/text/alt-text.ts';
import { formatWhole } from '../../../charts/text/format.ts';
import { damageBuckets } from './damage-buckets.ts';
import type { DamageTimeProps } from './log-props.ts';
import { sayMember } from '../lineup/say-lineup.ts';

/** Alt text of the damage over a round: both teams by minute, then each player's sum. */
export function describeDamageTime(props: DamageTimeProps): string {
  const { unit, teams } = damageBuckets(props);
  const [a, b] = props.lineups ?? ['first team', 'second team'];
  const note = props.note === '' ? '' : ` ${props.note}`;
  const ofTeam = (name: string, values: readonly number[]) =>
    `${name}: ${values.map(formatWhole).join(' ')}.`;
  return joinAltText(`Damage to enemies by ${unit}, ${props.title}.${note}`, [
    ofTeam(a, teams[0]),
    ofTeam(b, teams[1]),
    ...props.players.map(
      (player) => `${sayMember(player, props.lineups !== null)} ${formatWhole(player.total)};`,
    ),
  ]);
}
