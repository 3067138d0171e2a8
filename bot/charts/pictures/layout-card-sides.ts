import { COLOR, SERIES, TYPE } from '../tokens.ts';
import { placeBars } from '../drawing/place-bars.ts';
import { placeText } from '../drawing/text/place-text.ts';
import type { Box, Mark } from '../drawing/scene.ts';
import { sayPercentile } from '../../../wording/say-percentile.ts';
import type { CardProps } from './card-props.ts';

const TRACK = 16;

/** Up to five sides of a player as percentile bars. */
export function layoutCardSides(sides: CardProps['sides'], area: Box): Mark[] {
  const shown = sides.slice(0, 5);
  const pitch = area.h / 5;
  return shown.flatMap((side, index): Mark[] => {
    const y = area.y + index * pitch;
    const label = placeText({
      within: { x: area.x, y, w: area.w, h: 32 },
      text: side.label,
      size: TYPE.header,
      weight: 600,
    });
    const words = placeText({
      within: { x: area.x, y: y + 58, w: area.w, h: 30 },
      text: sayPercentile(side.percentile),
      size: TYPE.axis,
      color: COLOR.muted,
    });
    const box = { x: area.x, y: y + 38, w: area.w, h: TRACK };
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
