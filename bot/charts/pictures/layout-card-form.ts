import { COLOR, SERIES, TYPE } from '../tokens.ts';
import { niceScale } from '../drawing/nice-scale.ts';
import { placeLineChart, pointOf } from '../drawing/place-line-chart.ts';
import { placeText } from '../drawing/place-text.ts';
import type { Box, Mark } from '../drawing/scene.ts';
import { formatStat } from '../text/stat-format.ts';
import type { CardProps } from './card-props.ts';

const HEAD = 72;
const LAST_HEIGHT = 36;

/** The form line of a card: last value at its end, average dashed. */
export function layoutCardForm(form: CardProps['form'], area: Box): Mark[] {
  const head: Mark[] = [
    placeText({ within: { ...area, h: 36 }, text: form.stat, size: TYPE.header, weight: 600 }),
    placeText({
      within: { ...area, y: area.y + 36, h: 32 },
      text: `last ${form.values.length} rounds · avg ${formatStat(form.average, form.format)}`,
      size: TYPE.floor,
      color: COLOR.muted,
    }),
  ];
  const index = form.values.findLastIndex((value) => value !== null);
  const last = form.values[index] ?? null;
  const plot = { x: area.x + 6, y: area.y + HEAD + 50, w: area.w - 12, h: area.h - HEAD - 70 };
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
    scale: niceScale([...form.values, form.average], false),
    color: SERIES[0],
    average: form.average,
    lineWidth: 4,
    dots: false,
  };
  const [x] = pointOf(chart, index, last);
  const label = { x: x - 130, y: plot.y - LAST_HEIGHT - 12, w: 130 + 6, h: LAST_HEIGHT };
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
