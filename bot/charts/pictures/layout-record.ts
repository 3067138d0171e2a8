import { COLOR, SIZE, TYPE } from '../tokens.ts';
import { placeName } from '../drawing/text/place-name.ts';
import { placeText } from '../drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../drawing/scene.ts';
import { formatStat } from '../text/stat-format.ts';
import type { RecordProps } from './podium-props.ts';

const HEIGHT = 340;
const LEFT = SIZE.padding + 24;
const WIDTH = SIZE.width - 2 * LEFT;
const BEFORE = { x: SIZE.padding, y: 244, w: SIZE.width - 2 * SIZE.padding, h: 72 } as const;

/** What it was before, by whom and when. */
function layoutPrevious({ previous, format }: RecordProps): Mark[] {
  const within = { x: LEFT, y: BEFORE.y, w: WIDTH, h: BEFORE.h };
  const panel: Mark = { kind: 'rect', role: 'panel', box: BEFORE, fill: COLOR.panel, radius: SIZE.rowRadius };
  if (previous === null)
    return [panel, placeText({ within, text: 'the first of its kind', color: COLOR.muted })];
  const { value, holder, date } = previous;
  const by = holder === null ? '' : ' by';
  const was = placeText({ within, text: `before: ${formatStat(value, format)}${by}`, color: COLOR.muted });
  const end = within.x + within.w;
  const when =
    date === null ? [] : [placeText({ within, text: date, color: COLOR.muted, align: 'right' as const })];
  if (holder === null) return [panel, was, ...when];
  const x = was.box.x + was.box.w + 12;
  const room = (when[0]?.box.x ?? end) - 24 - x;
  return [panel, was, ...placeName({ within: { ...within, x, w: room }, runs: holder }), ...when];
}

/** A broken record: who, how much, and what it was before. */
export function layoutRecord(props: RecordProps): Scene {
  const number = placeText({
    within: { x: LEFT + WIDTH / 2, y: 78, w: WIDTH / 2, h: 96 },
    text: formatStat(props.value, props.format),
    size: TYPE.hero,
    weight: 700,
    align: 'right',
  });
  const line = (y: number, h: number): Box => ({ x: LEFT, y, w: number.box.x - 24 - LEFT, h });
  const half = { x: LEFT, y: 184, w: WIDTH / 2 - 12, h: 40 };
  return {
    width: SIZE.width,
    height: HEIGHT,
    marks: [
      {
        kind: 'rect',
        role: 'bar',
        box: { x: SIZE.padding, y: 28, w: 8, h: 196 },
        fill: COLOR.gold,
        radius: 4,
      },
      placeText({
        within: { x: LEFT, y: 24, w: WIDTH, h: 48 },
        text: props.title,
        size: TYPE.title,
        weight: 600,
        color: COLOR.gold,
      }),
      ...placeName({ within: line(78, 96), runs: props.nameRuns, size: TYPE.hero, strong: true }),
      number,
      placeText({ within: half, text: props.detail, smallest: TYPE.axis, color: COLOR.muted }),
      placeText({
        within: { ...half, x: LEFT + WIDTH / 2 + 12 },
        text: props.unit,
        smallest: TYPE.axis,
        color: COLOR.muted,
        align: 'right',
      }),
      ...layoutPrevious(props),
    ],
  };
}
