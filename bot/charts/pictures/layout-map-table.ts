import { COLOR, SERIES, TYPE } from '../tokens.ts';
import { layoutBarTable } from '../drawing/layout-bar-table.ts';
import { layoutHeading } from '../drawing/layout-heading.ts';
import { layoutRest } from '../drawing/layout-rest.ts';
import { placeName } from '../drawing/place-name.ts';
import { placeText } from '../drawing/place-text.ts';
import type { Box, Mark, Scene } from '../drawing/scene.ts';
import { stackScene } from '../drawing/stack-scene.ts';
import { formatClock, formatPercent, formatWhole } from '../text/format.ts';
import type { MapTableProps } from './overall-props.ts';

type Row = MapTableProps['maps'][number];

/** Rows of the map and the weapon picture. */
export const TABLE_ROWS = 16;

const DPM_WIDTH = 56;

function placeBest(row: Row, cell: Box): Mark[] {
  if (row.best === null)
    return [placeText({ within: cell, text: '–', size: TYPE.header, color: COLOR.muted })];
  const name = { ...cell, x: cell.x + DPM_WIDTH + 14, w: cell.w - DPM_WIDTH - 14 };
  return [
    placeText({
      within: { ...cell, w: DPM_WIDTH },
      text: formatWhole(row.best.dpm),
      size: TYPE.header,
      weight: 600,
      align: 'right',
      tabular: true,
    }),
    ...placeName({ within: name, runs: row.best.nameRuns, size: TYPE.header }),
  ];
}

/** Maps with how often they were played, how attacks went and who hits hardest there. */
export function layoutMapTable(props: MapTableProps): Scene {
  const rows = props.maps.slice(0, TABLE_ROWS);
  return stackScene([
    () => layoutHeading('Maps', props.detail),
    (y) =>
      layoutBarTable<Row>({
        y,
        rows,
        panels: [
          {
            header: 'Map',
            width: 250,
            place: (row, within) => [placeText({ within, text: row.map, weight: 600 })],
          },
          {
            header: 'Played',
            width: 160,
            read: (row) => [row.played],
            colors: [SERIES[0]],
            label: (row) => formatWhole(row.played),
            labelWidth: 56,
          },
          {
            header: 'Attacks won',
            width: 180,
            read: (row) => [row.attacksWon],
            colors: [SERIES[2]],
            label: (row) => formatPercent(row.attacksWon),
            labelWidth: 64,
            max: 1,
          },
          {
            header: 'Avg time',
            width: 126,
            place: (row, within) => [
              placeText({ within, text: formatClock(row.averageSeconds), size: TYPE.header, tabular: true }),
            ],
          },
          { header: 'Best DPM', width: 236, place: placeBest },
        ],
      }),
    (y) => layoutRest(props.maps.length, rows.length, y),
  ]);
}
