import { COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { placeName } from '../../../charts/drawing/text/place-name.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark } from '../../../charts/drawing/scene.ts';
import type { OverviewHighlight } from './overview-props.ts';

const HEIGHT = 132;
const GAP = 12;

function layoutCard(highlight: OverviewHighlight, box: Box): Mark[] {
  const line = (y: number, h: number): Box => ({ x: box.x + 20, y: box.y + y, w: box.w - 40, h });
  return [
    { kind: 'rect', role: 'panel', box, fill: COLOR.panel, radius: SIZE.rowRadius },
    placeText({
      within: line(12, 32),
      text: highlight.label,
      size: TYPE.axis,
      weight: 600,
      color: COLOR.muted,
    }),
    ...placeName({ within: line(46, 38), runs: highlight.nameRuns, strong: true }),
    placeText({
      within: line(84, 36),
      text: highlight.value,
      size: TYPE.header,
      smallest: TYPE.floor,
      weight: 600,
      color: COLOR.gold,
    }),
  ];
}

/** Up to three highlight cards side by side. */
export function layoutHighlights(
  highlights: readonly OverviewHighlight[],
  y: number,
): { marks: Mark[]; bottom: number } {
  const shown = highlights.slice(0, 3);
  if (shown.length === 0) return { marks: [], bottom: y };
  const w = (SIZE.width - 2 * SIZE.padding - GAP * (shown.length - 1)) / shown.length;
  const marks = shown.flatMap((highlight, index) =>
    layoutCard(highlight, { x: SIZE.padding + index * (w + GAP), y, w, h: HEIGHT }),
  );
  return { marks, bottom: y + HEIGHT };
}
