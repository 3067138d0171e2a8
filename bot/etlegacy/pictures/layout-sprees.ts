import { COLOR, TYPE } from '../../charts/tokens.ts';
import { layoutBarTable } from '../../charts/drawing/layout-bar-table.ts';
import type { TextPanel } from '../../charts/drawing/layout-bar-table.ts';
import { layoutHeading } from '../../charts/drawing/layout-heading.ts';
import { hasBoth, layoutLineupLegend } from './layout-lineup-legend.ts';
import { layoutRest, MOST_ROWS } from '../../charts/drawing/layout-rest.ts';
import { lineupBars } from './lineup-bars.ts';
import { placeText } from '../../charts/drawing/place-text.ts';
import { playerPanel } from './player-panel.ts';
import type { Scene } from '../../charts/drawing/scene.ts';
import { stackScene } from '../../charts/drawing/stack-scene.ts';
import { formatWhole } from '../../charts/text/format.ts';
import { sortRows } from '../../charts/text/sort-rows.ts';
import type { SpreesProps } from './session-props.ts';

type Row = SpreesProps['players'][number];

function countPanel(header: string, width: number, read: (row: Row) => number): TextPanel<Row> {
  return {
    header,
    width,
    align: 'right',
    place: (row, within) => [
      placeText({ within, text: formatWhole(read(row)), size: TYPE.header, align: 'right', tabular: true }),
    ],
  };
}

/** Kills, longest sprees and multi-kills by player, most kills first. */
export function layoutSprees(props: SpreesProps): Scene {
  const rows = sortRows(props.players, (player) => player.kills).slice(0, MOST_ROWS);
  return stackScene([
    () => layoutHeading('Kills and sprees', props.title),
    (y) => layoutLineupLegend({ lineups: props.lineups, both: hasBoth(props.players) }, y),
    (y) =>
      layoutBarTable<Row>({
        y,
        rows,
        panels: [
          playerPanel(272, props.lineups !== null),
          {
            header: 'Kills',
            width: 210,
            ...lineupBars<Row>((row) => row.kills, props.lineups),
            label: (row) => formatWhole(row.kills),
          },
          {
            header: 'Longest spree',
            width: 178,
            read: (row) => [row.longestSpree],
            colors: [COLOR.bar],
            label: (row) => formatWhole(row.longestSpree),
          },
          countPanel('Doubles', 108, (row) => row.doubles),
          countPanel('Triples', 104, (row) => row.triples),
          countPanel('4+', 80, (row) => row.larger),
        ],
      }),
    (y) => layoutRest(props.players.length, rows.length, y),
  ]);
}
