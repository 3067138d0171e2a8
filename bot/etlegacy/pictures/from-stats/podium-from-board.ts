import type { Board } from '../../../../stats/etlegacy/boards/fetch-board.ts';
import type { BoardStat } from '../../../../stats/etlegacy/catalogue/et-stat.ts';
import type { PodiumProps } from '../../../charts/pictures/podium-props.ts';
import { chartFormat, chartValue } from '../../../replies/chart-stat.ts';
import { cleanName } from '../../../../wording/clean-name.ts';
import type { NameBook } from './name-book.ts';

export type PodiumOf = {
  readonly stat: BoardStat;
  /** In words, such as "this month". */
  readonly period: string;
  /** null: all maps. */
  readonly map: string | null;
  /** Its first page. */
  readonly board: Board;
  readonly names: NameBook;
};

/** The best ten of a leaderboard. */
export function podiumFromBoard({ stat, period, map, board, names }: PodiumOf): PodiumProps {
  return {
    stat: stat.name,
    detail: `${period} · ${map === null ? 'all maps' : cleanName(map)}`,
    format: chartFormat(stat),
    players: board.rows.map((row) => ({
      nameRuns: names(row),
      place: row.place,
      value: chartValue(stat, row.value),
      rounds: row.rounds,
    })),
  };
}
