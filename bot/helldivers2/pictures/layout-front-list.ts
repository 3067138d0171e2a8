import { placeText } from '../../charts/drawing/text/place-text.ts';
import type { Mark } from '../../charts/drawing/scene.ts';
import type { Part } from '../../charts/drawing/stack-scene.ts';
import { COLOR, SIZE, TYPE } from '../../charts/tokens.ts';
import { factionLook } from './faction-look.ts';
import type { NumberedFront } from './numbered-front.ts';

const MOST = 16;
const ROW = 50;
const COLUMN = (SIZE.width - 2 * SIZE.padding - SIZE.gap) / 2;

/** What the numbers on the map stand for, in two columns. */
export function layoutFrontList(fronts: readonly NumberedFront[], top: number): Part {
  const shown = fronts.slice(0, MOST);
  const rows = Math.ceil(shown.length / 2);
  const marks = shown.flatMap((front, nth) =>
    layoutRow(
      front,
      SIZE.padding + (nth < rows ? 0 : COLUMN + SIZE.gap),
      top + (nth % Math.max(rows, 1)) * ROW,
    ),
  );
  const bottom = top + rows * ROW;
  if (fronts.length <= MOST) return { marks, bottom };
  const within = { x: SIZE.padding, y: bottom, w: SIZE.width - 2 * SIZE.padding, h: 40 };
  const more = placeText({
    within,
    text: `and ${fronts.length - MOST} more`,
    size: TYPE.header,
    color: COLOR.muted,
  });
  return { marks: [...marks, more], bottom: bottom + 40 };
}

function layoutRow({ number, owner, front }: NumberedFront, x: number, y: number): Mark[] {
  const { icon, color } = factionLook(owner);
  const cell = (left: number, w: number) => ({ x: x + left, y, w, h: ROW });
  return [
    placeText({ within: cell(0, 42), text: String(number), weight: 700, align: 'right', tabular: true }),
    { kind: 'icon', icon, box: { x: x + 54, y: y + 15, w: 20, h: 20 }, fill: color },
    placeText({ within: cell(84, COLUMN - 84 - 112), text: front.name, smallest: TYPE.axis }),
    placeText({
      within: cell(COLUMN - 108, 108),
      text: front.pctText,
      weight: 700,
      align: 'right',
      tabular: true,
    }),
  ];
}
