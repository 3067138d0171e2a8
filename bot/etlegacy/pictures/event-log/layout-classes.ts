import { COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { layoutRest, MOST_ROWS } from '../../../charts/drawing/layout-rest.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../../../charts/drawing/scene.ts';
import { type Part, stackScene } from '../../../charts/drawing/stack-scene.ts';
import { classLook } from './class-look.ts';
import { AXIS_HEIGHT, layoutClockAxis } from './layout-clock-axis.ts';
import { hasBoth, layoutLineupLegend } from '../lineup/layout-lineup-legend.ts';
import { layoutLogNote } from './layout-log-note.ts';
import { CLASSES } from './log-colors.data.ts';
import type { ClassesProps } from './log-props.ts';
import { placeMember } from '../lineup/place-member.ts';

const ROW = 52;
const LEFT = 240;
const SWATCH = 34;
const LEAST_LETTER = 30;
const PLOT_W = SIZE.width - 2 * SIZE.padding - LEFT - 36;

/** What class everybody was of, over the game clock. */
export function layoutClasses(props: ClassesProps): Scene {
  const players = props.players.slice(0, MOST_ROWS);
  return stackScene([
    () => layoutHeading('Classes over the round', props.title),
    (y) => layoutLineupLegend({ lineups: props.lineups, both: hasBoth(props.players) }, y),
    layoutKey,
    (y) => layoutRows({ ...props, players }, y),
    (y) => layoutRest(props.players.length, players.length, y),
    (y) => layoutLogNote(['From the first spawn to the end; leaving is not in the log.', props.note], y),
  ]);
}

function layoutKey(y: number): Part {
  const w = (SIZE.width - 2 * SIZE.padding) / CLASSES.length;
  const marks = CLASSES.flatMap(({ key }, at): Mark[] => {
    const { name, letter, color } = classLook(key);
    const x = SIZE.padding + at * w;
    const box = { x, y: y + 8, w: SWATCH, h: SWATCH };
    return [
      ...layoutSpan(box, letter, color),
      placeText({
        within: { x: x + SWATCH + 8, y, w: w - SWATCH - 12, h: 50 },
        text: name,
        size: TYPE.header,
      }),
    ];
  });
  return { marks, bottom: y + 56 };
}

function layoutSpan(box: Box, letter: string, color: string): Mark[] {
  const bar: Mark = { kind: 'rect', role: 'panel', box, fill: color, radius: 4 };
  if (box.w < LEAST_LETTER) return [bar];
  const text = placeText({ within: box, text: letter, weight: 700, color: COLOR.bg, align: 'center' });
  return [bar, text];
}

function layoutRows(props: ClassesProps, y: number): Part {
  const plot = { x: SIZE.padding + LEFT, y, w: PLOT_W, h: props.players.length * ROW };
  const lengthMs = Math.max(props.lengthMs, 1);
  const rows = props.players.flatMap((player, place): Mark[] => {
    const row = { x: SIZE.padding, y: y + place * ROW, w: LEFT, h: ROW };
    const spans = player.spans.flatMap((span) => {
      const { letter, color } = classLook(span.class);
      const [from, to] = [span.fromMs, span.toMs].map(
        (ms) => plot.x + (plot.w * Math.min(ms, lengthMs)) / lengthMs,
      );
      const box = { x: from ?? 0, y: row.y + 6, w: Math.max(2, (to ?? 0) - (from ?? 0) - 2), h: ROW - 12 };
      return layoutSpan(box, letter, color);
    });
    return [
      ...placeMember({ member: player, within: { ...row, w: LEFT - 12 }, hasSign: props.lineups !== null }),
      ...spans,
    ];
  });
  if (props.players.length === 0) return { marks: [], bottom: y };
  return { marks: [...layoutClockAxis(plot, lengthMs), ...rows], bottom: y + plot.h + AXIS_HEIGHT };
}
