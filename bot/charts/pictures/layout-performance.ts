import { COLOR, SERIES } from '../tokens.ts';
import { layoutBarTable } from '../drawing/layout-bar-table.ts';
import { layoutHeading } from '../drawing/layout-heading.ts';
import { layoutLineupLegend } from '../drawing/layout-lineup-legend.ts';
import { layoutRest, MOST_ROWS } from '../drawing/layout-rest.ts';
import { playerPanel } from '../drawing/player-panel.ts';
import type { Scene } from '../drawing/scene.ts';
import { stackScene } from '../drawing/stack-scene.ts';
import { formatRatio, formatShort, formatWhole, killRatio } from '../text/format.ts';
import { sortRows } from '../text/sort-rows.ts';
import type { PerformanceProps } from './session-props.ts';

type Row = PerformanceProps['players'][number];

/** Damage per minute, K/D and damage given above received, by player, best first. */
export function layoutPerformance(props: PerformanceProps): Scene {
  const rows = sortRows(props.players, (player) => player.dpm).slice(0, MOST_ROWS);
  return stackScene([
    () => layoutHeading('Performance', props.title),
    (y) => layoutLineupLegend(props.lineups, y),
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
            read: (row) => [row.dpm],
            colors: [SERIES[0]],
            label: (row) => formatWhole(row.dpm),
            labelWidth: 60,
          },
          {
            header: 'K/D',
            width: 180,
            read: (row) => [killRatio(row.kills, row.deaths)],
            colors: [SERIES[2]],
            label: (row) => formatRatio(killRatio(row.kills, row.deaths)),
            labelWidth: 64,
          },
          {
            header: 'Damage given / received',
            width: 292,
            read: (row) => [row.damageGiven, row.damageReceived],
            colors: [SERIES[1], COLOR.muted],
            label: (row) => `${formatShort(row.damageGiven)} / ${formatShort(row.damageReceived)}`,
            labelWidth: 170,
          },
        ],
      }),
    (y) => layoutRest(props.players.length, rows.length, y),
  ]);
}
