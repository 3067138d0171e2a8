import { COLOR, LINEUP_COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark } from '../../../charts/drawing/scene.ts';
import type { OverviewProps } from './overview-props.ts';
import { type PlayedMap, sayAttacks, sayWinner } from '../session/played-map.ts';

const TILE_HEIGHT = 124;
const GAP = 12;

function layoutTile(map: PlayedMap, box: Box): Mark[] {
  const color = map.winner === null || map.lineups === null ? COLOR.muted : LINEUP_COLOR[map.winner];
  const line = (y: number, h: number): Box => ({ x: box.x + 20, y: box.y + y, w: box.w - 32, h });
  return [
    { kind: 'rect', role: 'panel', box, fill: COLOR.panel, radius: SIZE.rowRadius },
    {
      kind: 'rect',
      role: 'bar',
      box: { x: box.x, y: box.y + 16, w: 6, h: box.h - 32 },
      fill: color,
      radius: 3,
    },
    placeText({ within: line(10, 36), text: map.map, size: TYPE.header, weight: 700 }),
    placeText({
      within: line(46, 32),
      text: sayWinner(map),
      size: TYPE.axis,
      smallest: TYPE.floor,
      weight: 600,
      color,
    }),
    placeText({
      within: line(80, 32),
      text: sayAttacks(map, ' : '),
      size: TYPE.axis,
      color: COLOR.muted,
    }),
  ];
}

/** Four tiles per row, or three if that avoids a single tile in the last row. */
function countPerRow(count: number): number {
  if (count <= 4) return Math.max(1, count);
  return count % 4 === 1 || (count % 3 === 0 && count < 9) ? 3 : 4;
}

/** The maps of an evening as tiles, three or four per row; beyond `limit` the last tile counts the rest. */
export function layoutMapTiles(
  props: OverviewProps,
  area: { readonly x: number; readonly y: number; readonly w: number; readonly limit: number },
): { marks: Mark[]; bottom: number } {
  const crowded = props.maps.length > area.limit;
  const count = Math.min(props.maps.length, area.limit);
  const perRow = countPerRow(count);
  const w = (area.w - GAP * (perRow - 1)) / perRow;
  const shown = crowded ? props.maps.slice(0, area.limit - 1) : props.maps;
  const boxAt = (index: number): Box => ({
    x: area.x + (index % perRow) * (w + GAP),
    y: area.y + Math.floor(index / perRow) * (TILE_HEIGHT + GAP),
    w,
    h: TILE_HEIGHT,
  });
  const marks = shown.flatMap((map, index) => layoutTile(map, boxAt(index)));
  if (crowded) {
    const text = `+ ${props.maps.length - shown.length} more`;
    marks.push(placeText({ within: boxAt(shown.length), text, color: COLOR.muted, align: 'center' }));
  }
  const rows = Math.ceil(count / perRow);
  return { marks, bottom: area.y + Math.max(0, rows * (TILE_HEIGHT + GAP) - GAP) };
}
