const SIDES = ['axis', 'allies'] as const;
export type Side = (typeof SIDES)[number];
export type Place = Side | 'spectator';

export const TEAMS = ['A', 'B'] as const;
export type Team = (typeof TEAMS)[number];

export function otherSide(side: Side): Side {
  return side === 'axis' ? 'allies' : 'axis';
}
