import { layoutHeading } from '../../../../../bot/charts/drawing/layout-heading.ts';
import { placeText } from '../../../../../bot/charts/drawing/text/place-text.ts';
import type { Mark, Scene } from '../../../../../bot/charts/drawing/scene.ts';
import { COLOR, SIZE } from '../../../../../bot/charts/tokens.ts';
import type { SplashesProps } from './picture-props.ts';

const NAME = 260;
const DOT = 18;
const MOST_DOTS = 30;

/** A row for each throw, a dot for each skip. */
export function layoutSplashes({ title, detail, throws }: SplashesProps): Scene {
  const { marks, bottom } = layoutHeading(title, detail);
  const rows = throws.flatMap(({ name, skips }, at): Mark[] => {
    const y = bottom + SIZE.gap + at * SIZE.row;
    const row = { x: SIZE.padding, y, w: NAME, h: SIZE.row };
    const dots = Array.from({ length: Math.min(skips, MOST_DOTS) }, (_, dot): Mark => ({
      kind: 'icon',
      icon: 'dot',
      box: { x: SIZE.padding + NAME + dot * (DOT + 2), y: y + (SIZE.row - DOT) / 2, w: DOT, h: DOT },
      fill: COLOR.blue,
    }));
    const count = placeText({
      within: { x: SIZE.width - SIZE.padding - 80, y, w: 80, h: SIZE.row },
      text: String(skips),
      align: 'right',
      tabular: true,
    });
    return [placeText({ within: row, text: name }), ...dots, count];
  });
  return {
    width: SIZE.width,
    height: bottom + SIZE.gap + throws.length * SIZE.row + SIZE.padding,
    marks: [...marks, ...rows],
  };
}
