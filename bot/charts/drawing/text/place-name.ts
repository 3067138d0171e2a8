import { COLOR, TYPE } from '../../tokens.ts';
import { colorName } from '../../text/name-run.ts';
import type { NameRun } from '../../text/name-run.ts';
import { placeText } from './place-text.ts';
import type { Align } from './place-text.ts';
import type { Box, Mark } from '../scene.ts';

export type NameSpec = {
  readonly within: Box;
  readonly runs: readonly NameRun[];
  readonly size?: number;
  readonly star?: boolean;
  readonly strong?: boolean;
  readonly align?: Align;
};

const STAR_GAP = 10;

/** A long name in a table becomes this much smaller before it is cut. */
const SMALLEST = 0.7;

/** A player's name in its own colours; the best player gets a leading star and bold letters. */
export function placeName(spec: NameSpec): Mark[] {
  const { within, size = TYPE.body, star = false } = spec;
  const room = star ? size + STAR_GAP : 0;
  const name = placeText({
    within: { ...within, x: within.x + room, w: within.w - room },
    text: colorName(spec.runs),
    size,
    smallest: size > TYPE.title ? size : Math.max(TYPE.floor, Math.round(size * SMALLEST)),
    weight: star || spec.strong === true ? 700 : 400,
    align: spec.align ?? 'left',
  });
  if (!star) return [name];
  const x = spec.align === undefined || spec.align === 'left' ? within.x : name.box.x - room;
  const box = { x, y: within.y + (within.h - size) / 2, w: size, h: size };
  return [{ kind: 'icon', icon: 'star', box, fill: COLOR.gold }, name];
}
