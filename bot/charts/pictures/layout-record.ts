import { COLOR, SIZE, TYPE } from '../tokens.ts';
import { placeName } from '../drawing/place-name.ts';
import { placeText } from '../drawing/place-text.ts';
import type { Box, Mark, Scene } from '../drawing/scene.ts';
import { formatStat } from '../text/stat-format.ts';
import type { RecordProps } from './podium-props.ts';

const HEIGHT = 296;
const LEFT = SIZE.padding + 24;
const WIDTH = SIZE.width - 2 * LEFT;
const VALUE_WIDTH = 330;

function line(y: number, h: number): Box {
  return { x: LEFT, y, w: WIDTH - VALUE_WIDTH - 24, h };
}

function layoutPrevious(props: RecordProps): Mark[] {
  const within = line(216, 40);
  if (props.previous === null) {
    return [placeText({ within, text: 'the first of its kind', size: TYPE.header, color: COLOR.muted })];
  }
  const { value, holder } = props.previous;
  const past = `was ${formatStat(value, props.format)}`;
  if (holder === null) {
    return [placeText({ within, text: past, size: TYPE.header, color: COLOR.muted })];
  }
  const { nameRuns, date } = holder;
  const was = placeText({ within, text: `${past} by`, size: TYPE.header, color: COLOR.muted });
  const x = was.box.x + was.box.w + 10;
  const end = within.x + within.w;
  const size = TYPE.header;
  const room = placeText({ within, text: `· ${date}`, size }).box.w + 10;
  const name = placeName({ within: { ...within, x, w: end - room - x }, runs: nameRuns, size });
  const after = Math.max(...name.map((mark) => ('box' in mark ? mark.box.x + mark.box.w : 0))) + 10;
  const when = { ...within, x: after, w: end - after };
  return [was, ...name, placeText({ within: when, text: `· ${date}`, size, color: COLOR.muted })];
}

/** A broken record: who, how much, and what it was before. */
export function layoutRecord(props: RecordProps): Scene {
  const value = { x: SIZE.width - LEFT - VALUE_WIDTH, y: 84, w: VALUE_WIDTH, h: 96 };
  return {
    width: SIZE.width,
    height: HEIGHT,
    marks: [
      {
        kind: 'rect',
        role: 'bar',
        box: { x: SIZE.padding, y: 40, w: 8, h: HEIGHT - 80 },
        fill: COLOR.gold,
        radius: 4,
      },
      placeText({ within: { ...line(36, 48), w: WIDTH }, text: props.title, weight: 600, color: COLOR.gold }),
      ...placeName({ within: line(96, 64), runs: props.nameRuns, size: TYPE.big, strong: true }),
      placeText({ within: line(160, 44), text: props.detail, size: TYPE.header, color: COLOR.muted }),
      ...layoutPrevious(props),
      placeText({
        within: value,
        text: formatStat(props.value, props.format),
        size: TYPE.hero,
        weight: 700,
        align: 'right',
      }),
      placeText({
        within: { ...value, y: 180, h: 40 },
        text: props.unit,
        size: TYPE.header,
        smallest: TYPE.floor,
        color: COLOR.muted,
        align: 'right',
      }),
    ],
  };
}
