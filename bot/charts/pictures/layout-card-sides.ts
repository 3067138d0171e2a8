import { COLOR, SERIES, TYPE } from '../tokens.ts';
import { placeBars } from '../drawing/place-bars.ts';
import { placeText } from '../drawing/place-text.ts';
import type { Box, Mark } from '../drawing/scene.ts';
import { sayPercentile } from '../text/say-percentile.ts';
import type { CardProps } from './card-props.ts';

const TRACK = 16;

/** Up to five sides of a player as percentile bars. */
export function layoutCardSides(sides: CardProps['sides'], area: Box): Mark[] {
  const shown = sides.slice(0, 5);
  const pitch = area.h / 5;
  return shown.flatMap((side, index): Mark[] => {
    const y = area.y + index * pitch;
    const line = { x: area.x, y, w: area.w, h: 36 };
    const label = placeText({ within: { ...line, w: area.w - 124 }, text: side.label, size: TYPE.header });
    const words = placeText({
      within: { ...line, x: area.x + area.w - 118, w: 118 },
      text: side.percentile === null ? 'not yet' : sayPercentile(side.percentile),
      size: TYPE.floor,
      color: COLOR.muted,
      align: 'right',
    });
    const box = { x: area.x, y: y + 42, w: area.w, h: TRACK };
    const values = [side.percentile === null ? null : Math.max(0.02, side.percentile)];
    const bar = placeBars({
      box,
      series: [{ values, color: SERIES[2] }],
      max: 1,
      stacked: false,
      thickness: TRACK,
    });
    return [
      label,
      words,
      { kind: 'rect', role: 'panel', box, fill: COLOR.grid, radius: TRACK / 2 },
      bar.mark,
    ];
  });
}
