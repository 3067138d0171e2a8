import type { Stat } from '../../catalogue/stat.ts';
import type { FormulaName } from '../formulas/formulas.data.ts';
import type { SumName } from '../formulas/sum-columns.ts';

export type EtStat = Stat<FormulaName, SumName>;
