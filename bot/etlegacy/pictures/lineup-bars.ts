import { COLOR, LINEUP_COLOR, SERIES } from '../../charts/tokens.ts';
import type { NamedRow } from './player-panel.ts';

type LineupBars<Row> = {
  readonly read: (row: Row) => readonly (number | null)[];
  readonly colors: readonly string[];
  readonly stacked: true;
};

/** Bars in the colour of each player's line-up; grey for both, blue where there are no line-ups. */
export function lineupBars<Row extends NamedRow>(
  read: (row: Row) => number | null,
  lineups: readonly [string, string] | null,
): LineupBars<Row> {
  if (lineups === null) return { read: (row) => [read(row)], colors: [SERIES[0]], stacked: true };
  return {
    read: (row) => [0, 1, null].map((lineup) => (row.lineup === lineup ? read(row) : null)),
    colors: [...LINEUP_COLOR, COLOR.muted],
    stacked: true,
  };
}
