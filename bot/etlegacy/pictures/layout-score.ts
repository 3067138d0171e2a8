import { COLOR, LINEUP_COLOR, SIZE, TYPE } from '../../charts/tokens.ts';
import { placeLineup } from './place-lineup.ts';
import { placeText } from '../../charts/drawing/place-text.ts';
import type { Box, Mark, TextMark } from '../../charts/drawing/scene.ts';
import { formatCount } from '../../charts/text/format.ts';
import { describeExtent } from './describe-overview.ts';
import type { OverviewProps } from './overview-props.ts';

const CENTRE = 230;
const ICON = 24;
const ICON_ROOM = ICON + 14;

function layoutLineups(props: OverviewProps, row: Box): Mark[] {
  if (props.lineups === null) {
    const text = formatCount(props.maps.length, 'map');
    return [placeText({ within: row, text, size: TYPE.hero, weight: 700, align: 'center' })];
  }
  const [a, b] = props.lineups;
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
  // Both as large as the longer one allows.
  const size = Math.min(...([0, 1] as const).map((index) => place(index, 0, TYPE.title).style.size));
  const name = (index: 0 | 1, x: number): Mark[] => {
    const text = place(index, x, size);
    return [placeLineup(index, { ...row, x: index === 0 ? x + side - ICON : x }, ICON), text];
  };
  const score = placeText({
    within: { ...row, x: row.x + side, w: CENTRE },
    text: `${a.won} : ${b.won}`,
    size: TYPE.hero,
    weight: 700,
    align: 'center',
  });
  return [...name(0, row.x), score, ...name(1, row.x + side + CENTRE)];
}

/** The head of a session: date, line-ups with their score, and how much was played. */
export function layoutScore(props: OverviewProps, y: number): { marks: Mark[]; bottom: number } {
  const row = { x: SIZE.padding, y, w: SIZE.width - 2 * SIZE.padding };
  const extent = describeExtent(props) + (props.draws > 0 ? ` · ${formatCount(props.draws, 'draw')}` : '');
  const title = placeText({
    within: { ...row, h: 36 },
    text: props.title,
    size: TYPE.header,
    weight: 600,
    color: COLOR.muted,
    align: 'center',
  });
  const foot = placeText({
    within: { ...row, y: y + 128, h: 36 },
    text: extent,
    size: TYPE.header,
    color: COLOR.muted,
    align: 'center',
  });
  return { marks: [title, ...layoutLineups(props, { ...row, y: y + 36, h: 92 }), foot], bottom: y + 164 };
}
