import { SIZE, TYPE } from '../../../charts/tokens.ts';
import { lineupColor, placeLineup } from './place-lineup.ts';
import type { LineupIndex } from './place-lineup.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Mark } from '../../../charts/drawing/scene.ts';

const HEIGHT = 40;
const ICON = 18;
const BOTH = { lineup: null, name: 'both', w: 80 } as const;

type Legend = {
  readonly lineups: readonly [string, string] | null;
  /** Whether any player played for both. */
  readonly both?: boolean;
};

/** The legend of the signs of line-ups; empty without line-ups. */
export function layoutLineupLegend(
  { lineups, both = false }: Legend,
  y: number,
): { marks: Mark[]; bottom: number } {
  if (lineups === null) return { marks: [], bottom: y };
  const marks: Mark[] = [];
  let x: number = SIZE.padding + 10;
  const entries = ([0, 1] as const).map((lineup) => ({ lineup, name: lineups[lineup], w: 320 }));
  for (const { lineup, name, w } of [...entries, ...(both ? [BOTH] : [])]) {
    marks.push(placeLineup(lineup, { x, y, w: ICON, h: HEIGHT }, ICON));
    const text = placeText({
      within: { x: x + ICON + 10, y, w, h: HEIGHT },
      text: name,
      size: TYPE.header,
      weight: 600,
      color: lineupColor(lineup),
    });
    marks.push(text);
    x = text.box.x + text.box.w + 36;
  }
  return { marks, bottom: y + HEIGHT };
}

/** Whether any player has the sign for both. */
export function hasBoth(players: readonly { readonly lineup: LineupIndex }[]): boolean {
  return players.some(({ lineup }) => lineup === null);
}
