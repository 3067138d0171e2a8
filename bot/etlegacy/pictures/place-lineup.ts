import { COLOR, LINEUP_COLOR, LINEUP_ICON } from '../../charts/tokens.ts';
import type { Box, IconMark } from '../../charts/drawing/scene.ts';

/** Index of a line-up; null for a player of both. */
export type LineupIndex = 0 | 1 | null;

/** The small sign of a line-up: a square, a diamond, or a ring for both. */
export function placeLineup(lineup: LineupIndex, cell: Box, size: number): IconMark {
  const box = { x: cell.x, y: cell.y + (cell.h - size) / 2, w: size, h: size };
  if (lineup === null) return { kind: 'icon', icon: 'ring', box, fill: COLOR.muted };
  return { kind: 'icon', icon: LINEUP_ICON[lineup], box, fill: LINEUP_COLOR[lineup] };
}
