import type { Board, BoardRow } from '../../../../stats/etlegacy/boards/fetch-board.ts';
import type { BoardStat } from '../../../../stats/etlegacy/catalogue/et-stat.ts';
import type { Period } from '../../../../core/period.ts';
import type { NameBook } from '../../pictures/from-stats/name-book.ts';

export type BoardPage = {
  readonly stat: BoardStat;
  readonly period: Period;
  /** In lower case; null: all maps. */
  readonly map: string | null;
  /** null: the default minimum. */
  readonly minRounds: number | null;
  readonly board: Board;
  /** The reader's own row, wherever it is; null if not linked or not ranked. */
  readonly own: BoardRow | null;
  /** Key of the marked row. */
  readonly marked: string | null;
  /** Places on Monday, by player key; null if the leaderboard was empty then. */
  readonly before: ReadonlyMap<string, number> | null;
  /** The minimum for a rank. */
  readonly gates: readonly string[];
  /** How to write the players on a podium; null for the table. */
  readonly podium: NameBook | null;
};
