import { COLOR, LINEUP_COLOR, SIZE, TYPE } from '../tokens.ts';
import { placeLineup } from './place-lineup.ts';
import { placeText } from './place-text.ts';
import type { Mark } from './scene.ts';

const HEIGHT = 40;
const ICON = 18;

/** Which sign stands for which line-up; nothing where there are none. */
export function layoutLineupLegend(
  lineups: readonly [string, string] | null,
  y: number,
): { marks: Mark[]; bottom: number } {
  if (lineups === null) return { marks: [], bottom: y };
  const marks: Mark[] = [];
  let x: number = SIZE.padding + 10;
  for (const [index, name] of lineups.entries()) {
    const lineup = index === 0 ? 0 : 1;
    marks.push(placeLineup(lineup, { x, y, w: ICON, h: HEIGHT }, ICON));
    const within = { x: x + ICON + 10, y, w: 380, h: HEIGHT };
    const text = placeText({
      within,
      text: name,
      size: TYPE.header,
      weight: 600,
      color: LINEUP_COLOR[lineup] ?? COLOR.text,
    });
    marks.push(text);
    x = text.box.x + text.box.w + 36;
  }
  return { marks, bottom: y + HEIGHT };
}
