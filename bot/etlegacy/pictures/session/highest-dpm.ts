import type { TimeTrendProps } from './session-props.ts';

/** The upper end of all charts of a time trend. */
export function highestDpm(players: TimeTrendProps['players']): number {
  return Math.max(1, ...players.flatMap((player) => player.dpm.map((value) => value ?? 0)));
}
