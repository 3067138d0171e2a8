import type { Stat } from '../../catalogue/stat.ts';
import type { FormulaName } from '../formulas/formulas.data.ts';
import type { SumName } from '../formulas/sum-columns.ts';
import type { LogStat } from './log-stats.data.ts';

/** A stat computed from the counters of round files. `source` is absent, which distinguishes it from a `LogStat`. */
export type EtStat = Stat<FormulaName, SumName> & { readonly source?: undefined };

/** A stat that players can be ranked by. */
export type BoardStat = EtStat | LogStat;
