import { formatClock } from '../../../charts/text/format.ts';
import type { ScoreboardProps, ScoreboardTeam } from './scoreboard-props.ts';

/** Who won, in words. */
export function describeVerdict(props: ScoreboardProps): string {
  if (props.state === 'unfinished') return 'Unfinished';
  return props.winner === null ? 'Draw' : `${props.teams[props.winner].name} wins`;
}

/**
 * A team's attack: "7:42", "held at 9:10" or "no attack yet"; for a team that does not attack its role, or nothing. On a map of
 * one round the defenders are who held, so that its attack was "stopped at 9:10".
 */
export function describeAttack(
  { completed, seconds, role }: ScoreboardTeam,
  { swapsSides }: Pick<ScoreboardProps, 'swapsSides'>,
): string {
  if (role !== undefined) return role === 'defence' ? 'defended' : '';
  if (completed === null) return 'no attack yet';
  if (completed) return formatClock(seconds);
  const word = swapsSides ? 'held' : 'stopped';
  return seconds === null ? word : `${word} at ${formatClock(seconds)}`;
}
