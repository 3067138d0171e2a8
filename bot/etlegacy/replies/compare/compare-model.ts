import type { NameBook } from '../../pictures/from-stats/name-book.ts';
import type { Period } from '../../../../core/period.ts';
import type { Score } from '../../../../stats/etlegacy/logs/fetch-scores.ts';
import type { Comparison } from '../../../../stats/etlegacy/players/fetch-comparison.ts';
import type { Unit } from '../../../../stats/etlegacy/sessions/fetch-units.ts';

export type CompareModel = {
  readonly period: Period;
  readonly comparison: Comparison;
  /** What the results of `comparison` count: maps, and in last man standing rounds. */
  readonly units: readonly Unit[];
  /** Kills on each other, of pairs with any in an event log. */
  readonly scores: readonly Score[];
  /** How a picture writes the players. */
  readonly names: NameBook;
  /** In the requested order, including those who did not play in the period. */
  readonly asked: readonly { readonly playerKey: string; readonly name: string }[];
};
