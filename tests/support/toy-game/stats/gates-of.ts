import type { Gate } from '../../../../stats/catalogue/stat.ts';
import type { SkimStat } from './stats.data.ts';
import type { SumName } from './sums.ts';

/** Minimum number of contests for a rate. */
export const LEAST_ROUNDS = 2;

/** Returns the requirements for a rank. */
export function gatesOf({ kind }: SkimStat): readonly Gate<SumName>[] {
  const least = kind === 'rate' ? LEAST_ROUNDS : 1;
  return [{ column: 'rounds', least, words: least === 1 ? '1 round' : `${least} rounds` }];
}
