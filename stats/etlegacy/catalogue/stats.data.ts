// All stats that can be ranked, compared and explained. To add one, write a formula and add a line to a table here.
import { AIM_STATS } from './aim-stats.data.ts';
import { DAMAGE_STATS } from './damage-stats.data.ts';
import { KILL_STATS } from './kill-stats.data.ts';
import { RESULT_STATS } from './result-stats.data.ts';
import { TEAM_STATS } from './team-stats.data.ts';
import type { EtStat } from './et-stat.ts';

export const STATS = [
  ...DAMAGE_STATS,
  ...KILL_STATS,
  ...AIM_STATS,
  ...TEAM_STATS,
  ...RESULT_STATS,
] as const satisfies readonly EtStat[];

export type StatKey = (typeof STATS)[number]['key'];
