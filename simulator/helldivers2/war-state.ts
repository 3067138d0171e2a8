// The state of a made-up war. Times are unix seconds; health is points.

export type Planet = {
  readonly index: number;
  readonly name: string;
  readonly sector: number;
  readonly x: number;
  readonly y: number;
  owner: number;
  health: number;
  players: number;
};

export type Campaign = {
  readonly id: number;
  readonly planet: number;
  readonly type: number;
  readonly race: number;
  count: number;
};

export type Attack = {
  readonly id: number;
  readonly planet: number;
  readonly race: number;
  readonly campaign: number;
  readonly source: number;
  health: number;
  readonly maxHealth: number;
  readonly startAt: number;
  readonly expireAt: number;
};

export type Order = {
  readonly id: number;
  readonly title: string;
  readonly brief: string;
  readonly startAt: number;
  readonly expireAt: number;
  readonly kills: number;
  readonly target: number;
  killed: number;
  defended: number;
};

export type Dispatch = { readonly id: number; readonly at: number; readonly message: string };

export type WarState = {
  readonly seed: number;
  at: number;
  readonly startAt: number;
  readonly planets: Planet[];
  /** Pairs, each once. */
  readonly links: readonly (readonly [number, number])[];
  campaigns: Campaign[];
  attacks: Attack[];
  orders: Order[];
  readonly news: Dispatch[];
  nextId: number;
};

export const MAX_HEALTH = 1_000_000;
export const REGEN_PER_SECOND = 4.1667;
export const IMPACT = 0.1;
