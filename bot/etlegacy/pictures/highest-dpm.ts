import type { TimeTrendProps } from './session-props.ts';

/** Where all charts of a time trend end. */
export function highestDpm(players: TimeTrendProps['players']): number {
  return Math.max(1, ...players.flatMap((player) => player.dpm.map((value) => value ?? 0)));
}
