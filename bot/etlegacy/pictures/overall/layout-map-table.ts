import { COLOR, SERIES, TYPE } from '../../../charts/tokens.ts';
import { type BarTablePanel, layoutBarTable } from '../../../charts/drawing/layout-bar-table.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { layoutRest } from '../../../charts/drawing/layout-rest.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../../../charts/drawing/scene.ts';
import { stackScene } from '../../../charts/drawing/stack-scene.ts';
import { formatClock, formatPercent, formatWhole } from '../../../charts/text/format.ts';
import { layoutLogNote } from '../event-log/layout-log-note.ts';
import { hasAttacks, type MapTableProps, typeLegend } from './overall-props.ts';
import { TABLE_ROWS } from './table-rows.ts';

const LEAST_ATTACKS = 10;

type Row = MapTableProps['maps'][number];

function placeClock(seconds: number | null, within: Box): Mark[] {
  return [
    placeText({ within, text: formatClock(seconds), size: TYPE.header, align: 'right', tabular: true }),
  ];
}

/** Nobody attacks in last man standing. */
const ATTACKS: readonly BarTablePanel<Row>[] = [
  {
    header: 'Attacks won',
    width: 240,
    read: (row) => [row.attacksWon],
    colors: [COLOR.bar],
    label: (row) => formatPercent(row.attacksWon),
    isTelling: (row) => row.attacks >= LEAST_ATTACKS,
    max: 1,
  },
  {
    header: 'Average',
    width: 131,
    align: 'right',
    place: (row, within) => placeClock(row.averageSeconds, within),
  },
  {
    header: 'Fastest',
    width: 131,
    align: 'right',
    place: (row, within) => placeClock(row.fastestSeconds, within),
  },
];

const TYPE_PANEL = {
  header: 'Type',
  width: 84,
  place: (row: Row, within: Box): Mark[] => [
    placeText({
      within,
      text: row.type?.sign ?? '',
      size: TYPE.axis,
      smallest: TYPE.floor,
      color: COLOR.muted,
    }),
  ],
};

/** Maps with the number of plays and the results of attacks. */
export function layoutMapTable(props: MapTableProps): Scene {
  const rows = props.maps.slice(0, TABLE_ROWS);
  const legend = typeLegend(rows);
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
            place: (row, within) => [placeText({ within, text: row.map, smallest: TYPE.axis, weight: 600 })],
          },
          ...(legend.length === 0 ? [] : [TYPE_PANEL]),
          {
            header: 'Played',
            width: legend.length === 0 ? 200 : 200 - TYPE_PANEL.width,
            read: (row) => [row.played],
            colors: [SERIES[0]],
            label: (row) => formatWhole(row.played),
          },
          ...(hasAttacks(props) ? ATTACKS : []),
        ],
      }),
    (y) => layoutRest(props.maps.length, rows.length, y),
    (y) => layoutLogNote(legend, y),
  ]);
}
