import { COLOR, SERIES, TYPE } from '../tokens.ts';
import { placeLineChart } from '../drawing/place-line-chart.ts';
import { placeText } from '../drawing/text/place-text.ts';
import type { Box, Mark } from '../drawing/scene.ts';
import { formatCount } from '../text/format.ts';
import { formatStat } from '../text/stat-format.ts';
import type { CardProps } from './card-props.ts';

const HEAD = 104;

/** Nobody reads numbers off this small chart, so that the line may use all its height. */
function spanOf({ values, average }: CardProps['form']): { min: number; max: number } {
  const known = [...values, average].filter((value) => value !== null);
  const [min, max] = [Math.min(...known), Math.max(...known)];
  const room = (max - min) * 0.1 || 1;
  return { min: min - room, max: max + room };
}

/** The form line of a card: what the last round and the average were in words, the average dashed. */
export function layoutCardForm(form: CardProps['form'], area: Box): Mark[] {
  const line = (y: number, h: number): Box => ({ ...area, y: area.y + y, h });
  const last = form.values.findLast((value) => value !== null) ?? null;
  const head: Mark[] = [
    placeText({
      within: line(0, 36),
      text: `${form.stat}, ${formatCount(form.values.length, 'round')}`,
      size: TYPE.header,
      weight: 600,
    }),
    placeText({
      within: line(38, 32),
      text: `last ${formatStat(last, form.format)}`,
      size: TYPE.header,
      weight: 700,
      color: SERIES[0],
    }),
    placeText({
      within: line(70, 32),
      text: `average ${formatStat(form.average, form.format)}`,
      size: TYPE.header,
      color: COLOR.muted,
    }),
  ];
  const plot = { x: area.x + 6, y: area.y + HEAD + 24, w: area.w - 16, h: area.h - HEAD - 40 };
  if (last === null) {
    const text = 'no rounds yet';
    return [
      ...head,
      placeText({ within: plot, text, size: TYPE.header, color: COLOR.muted, align: 'center' }),
    ];
  }
  const chart = placeLineChart({
    box: plot,
    values: form.values,
    scale: spanOf(form),
    color: SERIES[0],
    average: form.average,
    lineWidth: 4,
    dots: false,
    filled: true,
  });
  return [...head, chart];
}
