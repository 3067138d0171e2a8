// Public map names with typical limits; objectiveS is how long good attackers need.
import type { Side } from '../sides.ts';

export type GameMap = {
  readonly name: string;
  readonly defender: Side;
  readonly limitS: number;
  readonly objectiveS: number;
  readonly stealable: boolean;
};

export const MAPS = [
  { name: 'supply', defender: 'axis', limitS: 720, objectiveS: 480, stealable: true },
  { name: 'te_escape2', defender: 'axis', limitS: 600, objectiveS: 260, stealable: true },
  { name: 'etl_adlernest', defender: 'axis', limitS: 600, objectiveS: 210, stealable: true },
  { name: 'et_brewdog', defender: 'axis', limitS: 480, objectiveS: 300, stealable: true },
  { name: 'sw_goldrush_te', defender: 'axis', limitS: 900, objectiveS: 560, stealable: true },
  { name: 'braundorf_b4', defender: 'axis', limitS: 480, objectiveS: 330, stealable: false },
  { name: 'bremen_b3', defender: 'axis', limitS: 720, objectiveS: 500, stealable: true },
  { name: 'frostbite', defender: 'axis', limitS: 540, objectiveS: 330, stealable: true },
  { name: 'karsiah_te2', defender: 'axis', limitS: 450, objectiveS: 300, stealable: true },
  { name: 'sp_delivery_te', defender: 'axis', limitS: 600, objectiveS: 320, stealable: true },
  { name: 'erdenberg_t2', defender: 'axis', limitS: 450, objectiveS: 310, stealable: false },
  { name: 'etl_ice', defender: 'allies', limitS: 720, objectiveS: 350, stealable: false },
  { name: 'radar', defender: 'axis', limitS: 600, objectiveS: 380, stealable: true },
] as const satisfies readonly GameMap[];
