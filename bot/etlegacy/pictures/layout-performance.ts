import { COLOR } from '../../charts/tokens.ts';
import { layoutBarTable } from '../../charts/drawing/layout-bar-table.ts';
import { layoutHeading } from '../../charts/drawing/layout-heading.ts';
import { hasBoth, layoutLineupLegend } from './layout-lineup-legend.ts';
import { layoutRest, MOST_ROWS } from '../../charts/drawing/layout-rest.ts';
import { lineupBars } from './lineup-bars.ts';
import { playerPanel } from './player-panel.ts';
import type { Scene } from '../../charts/drawing/scene.ts';
import { stackScene } from '../../charts/drawing/stack-scene.ts';
import { formatRatio, formatShort, formatWhole, killRatio } from '../../charts/text/format.ts';
import { sortRows } from '../../charts/text/sort-rows.ts';
import type { PerformanceProps } from './session-props.ts';

type Row = PerformanceProps['players'][number];

/** Damage per minute, K/D and damage given above received, by player, best first. */
export function layoutPerformance(props: PerformanceProps): Scene {
  const rows = sortRows(props.players, (player) => player.dpm).slice(0, MOST_ROWS);
  return stackScene([
    () => layoutHeading('Performance', props.title),
    (y) => layoutLineupLegend({ lineups: props.lineups, both: hasBoth(props.players) }, y),
    (y) =>
      layoutBarTable<Row>({
        y,
        rows,
        rowHeight: 52,
        panels: [
          playerPanel(270, props.lineups !== null),
          {
            header: 'Damage per min',
            width: 210,
            ...lineupBars<Row>((row) => row.dpm, props.lineups),
            label: (row) => formatWhole(row.dpm),
          },
          {
            header: 'K/D',
            width: 180,
            read: (row) => [killRatio(row.kills, row.deaths)],
            colors: [COLOR.bar],
            label: (row) => formatRatio(killRatio(row.kills, row.deaths)),
          },
          {
            header: 'Damage given / received',
            width: 292,
            read: (row) => [row.damageGiven, row.damageReceived],
            colors: [COLOR.silver, COLOR.bar],
            label: (row) => `${formatShort(row.damageGiven)} / ${formatShort(row.damageReceived)}`,
          },
        ],
      }),
    (y) => layoutRest(props.players.length, rows.length, y),
  ]);
}
