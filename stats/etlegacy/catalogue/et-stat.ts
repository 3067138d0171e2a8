import type { Stat } from '../../catalogue/stat.ts';
import type { FormulaName } from '../formulas/formulas.data.ts';
import type { SumName } from '../formulas/sum-columns.ts';
import type { LogStat } from './log-stats.data.ts';

/** A stat of counters. */
export type EtStat = Stat<FormulaName, SumName> & { readonly source?: undefined };

/** Anything that has a board. */
export type BoardStat = EtStat | LogStat;
