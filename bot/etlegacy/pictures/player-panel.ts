import type { NameRun } from '../../charts/text/name-run.ts';
import type { TextPanel } from '../../charts/drawing/layout-bar-table.ts';
import { placeLineup } from './place-lineup.ts';
import type { LineupIndex } from './place-lineup.ts';
import { placeName } from '../../charts/drawing/place-name.ts';

export type NamedRow = { readonly nameRuns: readonly NameRun[]; readonly lineup: LineupIndex };

/** The column of names, with the sign of the line-up before each if there are line-ups. */
export function playerPanel<Row extends NamedRow>(width: number, signs: boolean): TextPanel<Row> {
  return {
    header: 'Player',
    width,
    place: (row, cell) => {
      if (!signs) return placeName({ within: cell, runs: row.nameRuns });
      const within = { ...cell, x: cell.x + 28, w: cell.w - 28 };
      return [placeLineup(row.lineup, cell, 16), ...placeName({ within, runs: row.nameRuns })];
    },
  };
}
