import { LINEUP_COLOR, SIZE } from '../../../charts/tokens.ts';
import { layoutButterflyRows } from '../../../charts/drawing/layout-butterfly-rows.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { placeLineup } from '../lineup/place-lineup.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Mark, Scene } from '../../../charts/drawing/scene.ts';
import { stackScene } from '../../../charts/drawing/stack-scene.ts';
import type { Part } from '../../../charts/drawing/stack-scene.ts';
import type { BalanceProps } from './session-props.ts';

const HEIGHT = 48;
const SIGN = 20;
const GAP = 12;
const HALF = (SIZE.width - 2 * SIZE.padding - SIZE.gap) / 2;

/** The name of each line-up above its half. */
function layoutNames(names: readonly [string, string], y: number): Part {
  const marks = names.flatMap((text, index): Mark[] => {
    const lineup = index === 0 ? 0 : 1;
    const x = lineup === 0 ? SIZE.padding : SIZE.width - SIZE.padding - HALF;
    const room = SIGN + GAP;
    const within = { x: lineup === 0 ? x + room : x, y, w: HALF - room, h: HEIGHT };
    const sign = { x: lineup === 0 ? x : x + HALF - SIGN, y, w: SIGN, h: HEIGHT };
    const align = lineup === 0 ? 'left' : 'right';
    return [
      placeLineup(lineup, sign, SIGN),
      placeText({ within, text, weight: 700, color: LINEUP_COLOR[lineup], align }),
    ];
  });
  return { marks, bottom: y + HEIGHT + 8 };
}

/** Bars of both line-ups, to the left and right of the middle. */
export function layoutBalance(props: BalanceProps): Scene {
  return stackScene([
    () => layoutHeading('Balance per player and minute', props.title),
    (y) => layoutNames(props.lineups ?? ['First line-up', 'Second line-up'], y),
    (y) => layoutButterflyRows(props.stats, { y, colors: LINEUP_COLOR }),
  ]);
}
