import type { Board, BoardRow } from '../../../../stats/etlegacy/boards/fetch-board.ts';
import type { BoardStat } from '../../../../stats/etlegacy/catalogue/et-stat.ts';
import type { Period } from '../../../../core/period.ts';
import type { NameBook } from '../../pictures/from-stats/name-book.ts';

export type BoardPage = {
  readonly stat: BoardStat;
  readonly period: Period;
  /** In lower case; null: all maps. */
  readonly map: string | null;
  /** null: the usual gates. */
  readonly minRounds: number | null;
  readonly board: Board;
  /** The reader's own row, wherever it is; null where he is not linked or does not rank. */
  readonly own: BoardRow | null;
  /** Whose row is marked. */
  readonly marked: string | null;
  /** Places on Monday, by player key; null where the board was empty then. */
  readonly before: ReadonlyMap<string, number> | null;
  /** What it takes to rank. */
  readonly gates: readonly string[];
  /** How to write the players on a podium; null for the table. */
  readonly podium: NameBook | null;
};
