import { SERIES, TYPE } from '../tokens.ts';
import { layoutBarTable } from '../drawing/layout-bar-table.ts';
import type { TextPanel } from '../drawing/layout-bar-table.ts';
import { layoutHeading } from '../drawing/layout-heading.ts';
import { layoutLineupLegend } from '../drawing/layout-lineup-legend.ts';
import { layoutRest, MOST_ROWS } from '../drawing/layout-rest.ts';
import { placeText } from '../drawing/place-text.ts';
import { playerPanel } from '../drawing/player-panel.ts';
import type { Scene } from '../drawing/scene.ts';
import { stackScene } from '../drawing/stack-scene.ts';
import { formatWhole } from '../text/format.ts';
import { sortRows } from '../text/sort-rows.ts';
import type { SpreesProps } from './session-props.ts';

type Row = SpreesProps['players'][number];

function countPanel(header: string, width: number, read: (row: Row) => number): TextPanel<Row> {
  return {
    header,
    width,
    place: (row, within) => [
      placeText({ within, text: formatWhole(read(row)), size: TYPE.header, tabular: true }),
    ],
  };
}

/** Kills, longest sprees and multi-kills by player, most kills first. */
export function layoutSprees(props: SpreesProps): Scene {
  const rows = sortRows(props.players, (player) => player.kills).slice(0, MOST_ROWS);
  return stackScene([
    () => layoutHeading('Kills and sprees', props.title),
    (y) => layoutLineupLegend(props.lineups, y),
    (y) =>
      layoutBarTable<Row>({
        y,
        rows,
        panels: [
          playerPanel(280, props.lineups !== null),
          {
            header: 'Kills',
            width: 210,
            read: (row) => [row.kills],
            colors: [SERIES[0]],
            label: (row) => formatWhole(row.kills),
            labelWidth: 64,
          },
          {
            header: 'Longest spree',
            width: 178,
            read: (row) => [row.longestSpree],
            colors: [SERIES[1]],
            label: (row) => formatWhole(row.longestSpree),
            labelWidth: 44,
          },
          countPanel('Double', 100, (row) => row.doubles),
          countPanel('Triple', 96, (row) => row.triples),
          countPanel('4+', 88, (row) => row.larger),
        ],
      }),
    (y) => layoutRest(props.players.length, rows.length, y),
  ]);
}
