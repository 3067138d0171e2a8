import { COLOR, TYPE } from '../../charts/tokens.ts';
import { layoutBarTable } from '../../charts/drawing/layout-bar-table.ts';
import { layoutHeading } from '../../charts/drawing/layout-heading.ts';
import { hasBoth, layoutLineupLegend } from './layout-lineup-legend.ts';
import { layoutRest, MOST_ROWS } from '../../charts/drawing/layout-rest.ts';
import { lineupBars } from './lineup-bars.ts';
import { placeText } from '../../charts/drawing/place-text.ts';
import { playerPanel } from './player-panel.ts';
import type { Scene } from '../../charts/drawing/scene.ts';
import { stackScene } from '../../charts/drawing/stack-scene.ts';
import { formatPercent, formatShort } from '../../charts/text/format.ts';
import { shareOf } from '../../charts/text/share-of.ts';
import { sortRows } from '../../charts/text/sort-rows.ts';
import type { AccuracyProps } from './session-props.ts';

type Row = AccuracyProps['players'][number];

/** Accuracy and head shots of bullet weapons by player, best first. */
export function layoutAccuracy(props: AccuracyProps): Scene {
  const accuracy = (row: Row): number | null => shareOf(row.hits, row.shots);
  const heads = (row: Row): number | null => shareOf(row.headshots, row.hits);
  const rows = sortRows(props.players, accuracy).slice(0, MOST_ROWS);
  return stackScene([
    () => layoutHeading('Accuracy', props.title),
    (y) => layoutLineupLegend({ lineups: props.lineups, both: hasBoth(props.players) }, y),
    (y) =>
      layoutBarTable<Row>({
        y,
        rows,
        panels: [
          playerPanel(290, props.lineups !== null),
          {
            header: 'Bullets that hit',
            width: 240,
            ...lineupBars<Row>(accuracy, props.lineups),
            label: (row) => formatPercent(accuracy(row), 1),
          },
          {
            header: 'Hits to the head',
            width: 220,
            read: (row) => [heads(row)],
            colors: [COLOR.bar],
            label: (row) => formatPercent(heads(row), 1),
          },
          {
            header: 'Hits / shots',
            width: 202,
            align: 'right',
            place: (row, cell) => [
              placeText({
                within: cell,
                text: `${formatShort(row.hits)} / ${formatShort(row.shots)}`,
                size: TYPE.header,
                align: 'right',
                tabular: true,
              }),
            ],
          },
        ],
      }),
    (y) => layoutRest(props.players.length, rows.length, y),
  ]);
}
