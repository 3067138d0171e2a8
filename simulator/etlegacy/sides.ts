const SIDES = ['axis', 'allies'] as const;
export type Side = (typeof SIDES)[number];
export type Place = Side | 'spectator';

/** How the engine numbers them, and every script with it. */
export const PLACE_NUMBER = { axis: 1, allies: 2, spectator: 3 } as const satisfies Record<Place, number>;

export const TEAMS = ['A', 'B'] as const;
export type Team = (typeof TEAMS)[number];

export function otherSide(side: Side): Side {
  return side === 'axis' ? 'allies' : 'axis';
}
