import { COLOR, TYPE } from '../../../charts/tokens.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark } from '../../../charts/drawing/scene.ts';
import { formatClock } from '../../../charts/text/format.ts';

const SECOND = 1_000;
/** Seconds between two ticks; a round of last man standing may be over within half a minute. */
const STEPS = [5, 10, 15, 30, ...[1, 2, 3, 5, 10, 15, 30, 60, 120, 240, 600].map((minutes) => minutes * 60)];
const MAX_TICKS = 6;
const LABEL_WIDTH = 90;
export const AXIS_HEIGHT = 56;

/** Places round times of the game clock below a plot, at most about six, each with a thin line through the plot. */
export function layoutClockAxis(plot: Box, lengthMs: number): Mark[] {
  const seconds = lengthMs / SECOND;
  const step = STEPS.find((each) => seconds / each <= MAX_TICKS) ?? Math.ceil(seconds / MAX_TICKS);
  const ticks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, at) => at * step);
  return ticks.flatMap((tick): Mark[] => {
    const x = plot.x + (plot.w * tick) / Math.max(seconds, 1);
    const line: Mark = {
      kind: 'line',
      from: [x, plot.y],
      to: [x, plot.y + plot.h],
      color: COLOR.grid,
      width: 1,
      dash: [],
    };
    const label = placeText({
      within: { x: x - LABEL_WIDTH / 2, y: plot.y + plot.h + 16, w: LABEL_WIDTH, h: 32 },
      text: formatClock(tick),
      size: TYPE.header,
      color: COLOR.muted,
      align: 'center',
      tabular: true,
    });
    return [line, label];
  });
}
