import { COLOR, LINEUP_COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { placeLineup } from '../lineup/place-lineup.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark, TextMark } from '../../../charts/drawing/scene.ts';
import { formatCount } from '../../../charts/text/format.ts';
import { describeExtent } from './describe-overview.ts';
import type { OverviewLineup, OverviewProps } from './overview-props.ts';

const CENTRE = 230;
/** Between the score and the signs of the teams. */
const BESIDE = 14;
const ICON = 24;
const ICON_ROOM = ICON + 14;
/** For several scores below each other. */
const LINE = 56;
const MOST_BLOCKS = 4;

function layoutBlock(
  [a, b]: readonly [OverviewLineup, OverviewLineup],
  row: Box,
  largest: { readonly name: number; readonly score: number },
): Mark[] {
  const side = (row.w - CENTRE) / 2;
  const place = (index: 0 | 1, x: number, size: number): TextMark =>
    placeText({
      within: { ...row, x: index === 0 ? x : x + ICON_ROOM, w: side - ICON_ROOM },
      text: (index === 0 ? a : b).name,
      size,
      smallest: TYPE.header,
      weight: 700,
      color: LINEUP_COLOR[index],
      align: index === 0 ? 'right' : 'left',
    });
  // Both in the size that fits the longer one.
  const size = Math.min(...([0, 1] as const).map((index) => place(index, 0, largest.name).style.size));
  const name = (index: 0 | 1, x: number): Mark[] => {
    const text = place(index, x, size);
    return [placeLineup(index, { ...row, x: index === 0 ? x + side - ICON : x }, ICON), text];
  };
  const score = placeText({
    within: { ...row, x: row.x + side + BESIDE, w: CENTRE - 2 * BESIDE },
    text: `${a.won} : ${b.won}`,
    size: largest.score,
    // Rounds of last man standing come to tens, and a score that is cut is another one.
    smallest: TYPE.header,
    weight: 700,
    align: 'center',
  });
  return [...name(0, row.x), score, ...name(1, row.x + side + CENTRE)];
}

/** One score large, several below each other, or how many maps there were. */
function layoutBlocks(
  { blocks, maps, played = maps.length }: OverviewProps,
  row: Box,
): { marks: Mark[]; bottom: number } {
  const [only] = blocks;
  const whole = { ...row, h: 92 };
  const line = (text: string, h: number, y: number, size: number) =>
    placeText({ within: { ...row, y, h }, text, size, weight: 700, align: 'center' });
  if (only === undefined) {
    return { marks: [line(formatCount(played, 'map'), 92, row.y, TYPE.hero)], bottom: row.y + 92 };
  }
  if (blocks.length === 1) {
    return { marks: layoutBlock(only, whole, { name: TYPE.title, score: TYPE.hero }), bottom: row.y + 92 };
  }
  const shown = blocks.slice(0, MOST_BLOCKS);
  const marks = shown.flatMap((block, at) =>
    layoutBlock(block, { ...row, y: row.y + at * LINE, h: LINE }, { name: TYPE.body, score: TYPE.title }),
  );
  const bottom = row.y + shown.length * LINE;
  if (shown.length === blocks.length) return { marks, bottom };
  const more = line(`and ${blocks.length - shown.length} more`, LINE, bottom, TYPE.header);
  return { marks: [...marks, more], bottom: bottom + LINE };
}

/** The head of a session: date, teams with their score, and how much was played. */
export function layoutScore(props: OverviewProps, y: number): { marks: Mark[]; bottom: number } {
  const row = { x: SIZE.padding, y, w: SIZE.width - 2 * SIZE.padding, h: 36 };
  const extent = describeExtent(props) + (props.draws > 0 ? ` · ${formatCount(props.draws, 'draw')}` : '');
  const title = placeText({
    within: row,
    text: props.title,
    size: TYPE.header,
    weight: 600,
    color: COLOR.muted,
    align: 'center',
  });
  const scores = layoutBlocks(props, { ...row, y: y + 36 });
  const foot = placeText({
    within: { ...row, y: scores.bottom },
    text: extent,
    size: TYPE.header,
    color: COLOR.muted,
    align: 'center',
  });
  return { marks: [title, ...scores.marks, foot], bottom: scores.bottom + 36 };
}
