import { COLOR, SERIES, TYPE } from '../tokens.ts';
import { placeLineChart } from '../drawing/place-line-chart.ts';
import { placeText } from '../drawing/place-text.ts';
import type { Box, Mark } from '../drawing/scene.ts';
import { formatCount } from '../text/format.ts';
import { formatStat } from '../text/stat-format.ts';
import type { CardProps } from './card-props.ts';

const HEAD = 72;
const LAST_WIDTH = 90;

/** Nobody reads numbers off this small chart, so that the line may use all its height. */
function spanOf({ values, average }: CardProps['form']): { min: number; max: number } {
  const known = [...values, average].filter((value) => value !== null);
  const [min, max] = [Math.min(...known), Math.max(...known)];
  const room = (max - min) * 0.1 || 1;
  return { min: min - room, max: max + room };
}

/** The form line of a card: last value at the top, average dashed. */
export function layoutCardForm(form: CardProps['form'], area: Box): Mark[] {
  const head: Mark[] = [
    placeText({
      within: { ...area, w: area.w - LAST_WIDTH, h: 36 },
      text: form.stat,
      size: TYPE.header,
      weight: 600,
    }),
    placeText({
      within: { ...area, y: area.y + 36, h: 32 },
      text: `last ${formatCount(form.values.length, 'round')} · avg ${formatStat(form.average, form.format)}`,
      size: TYPE.axis,
      smallest: TYPE.floor,
      color: COLOR.muted,
    }),
  ];
  const last = form.values.findLast((value) => value !== null) ?? null;
  const plot = { x: area.x + 6, y: area.y + HEAD + 24, w: area.w - 12, h: area.h - HEAD - 40 };
  if (last === null) {
    return [
      ...head,
      placeText({
        within: plot,
        text: 'no rounds yet',
        size: TYPE.header,
        color: COLOR.muted,
        align: 'center',
      }),
    ];
  }
  const chart = {
    box: plot,
    values: form.values,
    scale: spanOf(form),
    color: SERIES[0],
    average: form.average,
    lineWidth: 4,
    dots: false,
    filled: true,
  };
  const label = { x: area.x + area.w - LAST_WIDTH, y: area.y, w: LAST_WIDTH, h: 36 };
  return [
    ...head,
    placeLineChart(chart),
    placeText({
      within: label,
      text: formatStat(last, form.format),
      weight: 700,
      color: SERIES[0],
      align: 'right',
    }),
  ];
}
