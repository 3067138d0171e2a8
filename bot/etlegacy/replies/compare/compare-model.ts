import type { NameBook } from '../../pictures/from-stats/name-book.ts';
import type { Period } from '../../../../core/period.ts';
import type { Comparison } from '../../../../stats/etlegacy/players/fetch-comparison.ts';

export type CompareModel = {
  readonly period: Period;
  readonly comparison: Comparison;
  /** How a picture writes the players. */
  readonly names: NameBook;
  /** In the order asked for, also those who did not play in the period. */
  readonly asked: readonly { readonly playerKey: string; readonly name: string }[];
};
