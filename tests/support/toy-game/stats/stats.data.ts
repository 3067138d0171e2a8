import type { Stat } from '../../../../stats/catalogue/stat.ts';
import type { FormulaName } from './formulas.data.ts';
import type { SumName } from './sums.ts';

export type SkimStat = Stat<FormulaName, SumName>;

export const STATS: readonly SkimStat[] = [
  {
    key: 'skips_per_throw',
    name: 'Skips per throw',
    short: 'skips',
    group: 'skips',
    unit: 'skips',
    formula: 'skips_per_throw',
    about: 'Skips of all throws, divided by the throws.',
    better: 'higher',
    digits: 2,
    kind: 'rate',
  },
  {
    key: 'metres_per_throw',
    name: 'Metres per throw',
    short: 'metres',
    group: 'distance',
    unit: 'm',
    formula: 'metres_per_throw',
    about: 'How far a stone goes.',
    better: 'higher',
    digits: 1,
    kind: 'rate',
  },
  {
    key: 'steady',
    name: 'Steadiness',
    short: 'steady',
    group: 'skips',
    unit: 'percent',
    formula: 'steadiness',
    about: 'How alike the skips of single contests are.',
    better: 'higher',
    digits: 0,
    kind: 'rate',
  },
  {
    key: 'total_skips',
    name: 'Skips',
    short: 'total',
    group: 'skips',
    unit: 'skips',
    formula: 'skips',
    about: 'Skips of all throws.',
    better: 'higher',
    digits: 0,
    kind: 'total',
  },
];
