import { COLOR, LINEUP_COLOR, TYPE } from '../../charts/tokens.ts';
import { layoutBarTable } from '../../charts/drawing/layout-bar-table.ts';
import { layoutHeading } from '../../charts/drawing/layout-heading.ts';
import { layoutLineupLegend } from './layout-lineup-legend.ts';
import { layoutRest, MOST_ROWS } from '../../charts/drawing/layout-rest.ts';
import { placeLineup } from './place-lineup.ts';
import { placeText } from '../../charts/drawing/place-text.ts';
import type { Box, Mark, Scene } from '../../charts/drawing/scene.ts';
import { stackScene } from '../../charts/drawing/stack-scene.ts';
import { type PlayedMap, sayAttacks, sayWinner } from './played-map.ts';
import type { SessionMapsProps } from './session-props.ts';

function placeWinner(props: SessionMapsProps, row: PlayedMap, cell: Box): Mark[] {
  const text = sayWinner(props.lineups, row);
  if (row.winner === null) return [placeText({ within: cell, text, size: TYPE.header, color: COLOR.muted })];
  const within = { ...cell, x: cell.x + 28, w: cell.w - 28 };
  return [
    placeLineup(row.winner, cell, 16),
    placeText({
      within,
      text,
      size: TYPE.header,
      smallest: TYPE.floor,
      weight: 600,
      color: LINEUP_COLOR[row.winner],
    }),
  ];
}

/** The maps of an evening in their order, with winners and attack times. */
export function layoutSessionMaps(props: SessionMapsProps): Scene {
  const rows = props.maps.slice(0, MOST_ROWS);
  return stackScene([
    () => layoutHeading('Maps', props.title),
    (y) => layoutLineupLegend({ lineups: props.lineups ?? ['attacked first', 'attacked second'] }, y),
    (y) =>
      layoutBarTable<PlayedMap>({
        y,
        rows,
        rowHeight: 56,
        panels: [
          {
            header: 'Map',
            width: 270,
            place: (row, within) => [placeText({ within, text: row.map, smallest: TYPE.axis, weight: 600 })],
          },
          { header: 'Winner', width: 290, place: (row, cell) => placeWinner(props, row, cell) },
          {
            header: 'Time to attack',
            width: 392,
            read: (row) => row.seconds,
            colors: LINEUP_COLOR,
            label: (row) => sayAttacks(row, ' : '),
          },
        ],
      }),
    (y) => layoutRest(props.maps.length, rows.length, y),
  ]);
}
