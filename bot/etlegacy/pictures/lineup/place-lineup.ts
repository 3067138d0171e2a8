import { COLOR, LINEUP_COLOR, LINEUP_ICON } from '../../../charts/tokens.ts';
import type { Box, IconMark } from '../../../charts/drawing/scene.ts';

/** Index of a line-up; null for a player of both. */
export type LineupIndex = 0 | 1 | null;

/** The colour of a line-up; muted for both or none. */
export function lineupColor(lineup: LineupIndex): string {
  return lineup === null ? COLOR.muted : LINEUP_COLOR[lineup];
}

/** The small sign of a line-up: a square, a diamond, or a ring for both. */
export function placeLineup(lineup: LineupIndex, cell: Box, size: number): IconMark {
  const box = { x: cell.x, y: cell.y + (cell.h - size) / 2, w: size, h: size };
  const icon = lineup === null ? 'ring' : LINEUP_ICON[lineup];
  return { kind: 'icon', icon, box, fill: lineupColor(lineup) };
}
