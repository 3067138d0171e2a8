import { COLOR, SIZE, TYPE } from '../tokens.ts';
import { placeName } from '../drawing/text/place-name.ts';
import { placeText } from '../drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../drawing/scene.ts';
import { formatCount } from '../text/format.ts';
import { sayPlace } from './say-place.ts';
import type { CardProps } from './card-props.ts';
import { layoutCardForm } from './layout-card-form.ts';
import { layoutCardNumbers } from './layout-card-numbers.ts';
import { layoutCardSides } from './layout-card-sides.ts';

const HEIGHT = 640;
const TOP = 108;

function layoutHead(props: CardProps): Mark[] {
  const row = { x: SIZE.padding, y: SIZE.gap, w: SIZE.width - 2 * SIZE.padding, h: 60 };
  const name = placeName({
    within: { ...row, w: 440 },
    runs: props.nameRuns,
    size: TYPE.title,
    strong: true,
  });
  const place = placeText({
    within: { ...row, x: row.x + row.w - 330, w: 330 },
    text: sayPlace(props),
    weight: 700,
    color: props.place === null ? COLOR.muted : COLOR.gold,
    align: 'right',
  });
  const x = Math.max(...name.map((mark) => ('box' in mark ? mark.box.x + mark.box.w : 0))) + SIZE.gap;
  const room = place.box.x - SIZE.gap - x;
  const text = `${formatCount(props.rounds, 'round')} · ${props.period}`;
  const within = { ...row, x, y: row.y + 3, w: room };
  return [...name, place, placeText({ within, text, size: TYPE.axis, color: COLOR.muted })];
}

function panel(x: number, w: number): Box {
  return { x, y: TOP - 20, w, h: HEIGHT - TOP + 20 - SIZE.padding };
}

/** A player's card: six numbers, the form of the last rounds, five percentile bars. */
export function layoutCard(props: CardProps): Scene {
  const panels = [panel(24, 412), panel(448, 266), panel(726, 250)] as const;
  const inner = (box: Box): Box => ({
    x: box.x + 18,
    y: TOP,
    w: box.w - 36,
    h: HEIGHT - TOP - SIZE.padding - 12,
  });
  const backs = panels.map((box): Mark => ({
    kind: 'rect',
    role: 'panel',
    box,
    fill: COLOR.panel,
    radius: 12,
  }));
  return {
    width: SIZE.width,
    height: HEIGHT,
    marks: [
      ...backs,
      ...layoutHead(props),
      ...layoutCardNumbers(props.numbers, inner(panels[0])),
      ...layoutCardForm(props.form, inner(panels[1])),
      ...layoutCardSides(props.sides, inner(panels[2])),
    ],
  };
}
