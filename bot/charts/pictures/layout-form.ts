import { COLOR, SERIES, SIZE, TYPE } from '../tokens.ts';
import { layoutLinePlot } from '../drawing/layout-line-plot.ts';
import { niceScale } from '../drawing/nice-scale.ts';
import { placeName } from '../drawing/text/place-name.ts';
import { placeText } from '../drawing/text/place-text.ts';
import type { Scene } from '../drawing/scene.ts';
import { formatCount } from '../text/format.ts';
import { formatStat } from '../text/stat-format.ts';
import type { FormProps } from './trend-props.ts';

const HEIGHT = 520;

/** One statistic of one player, round by round. */
export function layoutForm(props: FormProps): Scene {
  const head = { x: SIZE.padding, y: SIZE.gap, w: SIZE.width - 2 * SIZE.padding, h: 60 };
  const values = props.points.map((point) => point.value);
  const played = values.some((value) => value !== null);
  const area = { x: SIZE.padding, y: 92, w: head.w, h: HEIGHT - 92 - SIZE.padding };
  const format = (value: number): string => formatStat(value, props.format);
  return {
    width: SIZE.width,
    height: HEIGHT,
    marks: [
      ...placeName({ within: { ...head, w: 520 }, runs: props.nameRuns, size: TYPE.title, strong: true }),
      placeText({
        within: { ...head, x: 564, w: 412 },
        text: `${props.stat} · ${formatCount(props.points.length, 'round')}`,
        smallest: TYPE.axis,
        color: COLOR.muted,
        align: 'right',
      }),
      ...(played
        ? layoutLinePlot({
            area,
            values,
            labels: props.points.map((point) => point.label),
            scale: niceScale([...values, props.average], props.fromZero),
            average: props.average,
            color: SERIES[0],
            format,
          })
        : [placeText({ within: area, text: 'no rounds yet', color: COLOR.muted, align: 'center' })]),
    ],
  };
}
