import { COLOR } from '../tokens.ts';
import type { Scale } from './nice-scale.ts';
import { placeText } from './text/place-text.ts';
import type { Box, Mark } from './scene.ts';

type ValueGrid = {
  readonly plot: Box;
  readonly scale: Scale;
  /** Where the labels may begin, and how far from the plot they end. */
  readonly labels: { readonly left: number; readonly gap: number; readonly size: number };
  readonly format: (value: number) => string;
};

const LABEL_HEIGHT = 34;

/** A thin line across the plot for each tick of the scale, and its value left of the plot. */
export function layoutValueGrid({ plot, scale, labels, format }: ValueGrid): Mark[] {
  const { min, max, ticks } = scale;
  return ticks.flatMap((tick): Mark[] => {
    const y = plot.y + plot.h - ((tick - min) / (max - min)) * plot.h;
    const right = plot.x - labels.gap;
    return [
      { kind: 'line', from: [plot.x, y], to: [plot.x + plot.w, y], color: COLOR.grid, width: 1, dash: [] },
      placeText({
        within: { x: labels.left, y: y - LABEL_HEIGHT / 2, w: right - labels.left, h: LABEL_HEIGHT },
        text: format(tick),
        size: labels.size,
        color: COLOR.muted,
        align: 'right',
        tabular: true,
      }),
    ];
  });
}
