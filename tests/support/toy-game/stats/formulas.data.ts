import type { Formula } from '../../../../stats/formulas/formula.ts';
import type { SumName } from './sums.ts';

export const FORMULAS = {
  skips: { kind: 'total', of: ['skips'] },
  skips_per_throw: { kind: 'ratio', top: ['skips'], bottom: ['throws'], scale: 1, whenZero: 'none' },
  metres_per_throw: { kind: 'ratio', top: ['metres'], bottom: ['throws'], scale: 1, whenZero: 'none' },
  steadiness: { kind: 'steadiness', least: 2, count: 'rounds', sum: 'skips', squares: 'skip_squares' },
} as const satisfies Record<string, Formula<SumName>>;

export type FormulaName = keyof typeof FORMULAS;
