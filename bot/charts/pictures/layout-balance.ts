import { LINEUP_COLOR } from '../tokens.ts';
import { layoutButterflyRows } from '../drawing/layout-butterfly-rows.ts';
import { layoutHeading } from '../drawing/layout-heading.ts';
import { layoutLineupLegend } from '../drawing/layout-lineup-legend.ts';
import type { Scene } from '../drawing/scene.ts';
import { stackScene } from '../drawing/stack-scene.ts';
import type { BalanceProps } from './compare-props.ts';

/** What both line-ups did together, growing left and right from the middle. */
export function layoutBalance(props: BalanceProps): Scene {
  return stackScene([
    () => layoutHeading('Team balance', props.title),
    (y) => layoutLineupLegend(props.lineups ?? ['First line-up', 'Second line-up'], y),
    (y) => layoutButterflyRows(props.stats, { y, colors: LINEUP_COLOR, crown: true }),
  ]);
}
