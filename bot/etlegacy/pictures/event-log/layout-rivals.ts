import { COLOR, LINEUP_COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { layoutRest } from '../../../charts/drawing/layout-rest.ts';
import { placeName } from '../../../charts/drawing/text/place-name.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../../../charts/drawing/scene.ts';
import { type Part, stackScene } from '../../../charts/drawing/stack-scene.ts';
import { formatWhole } from '../../../charts/text/format.ts';
import { layoutLogNote } from './layout-log-note.ts';
import type { RivalRow, RivalsProps } from './log-props.ts';

const WIDTH = SIZE.width - 2 * SIZE.padding;
const PICK = 72;
const ROW = 56;
const NAME = 330;
const COUNT = 96;

/** Whom somebody killed most, who killed them most, and the score against everybody they met most. */
export function layoutRivals(props: RivalsProps): Scene {
  const { rows, more } = props;
  return stackScene([
    () => layoutHead(props),
    (y) => layoutPicks(props, y),
    (y) => layoutRows(rows, y),
    (y) => layoutRest(rows.length + more, rows.length, y),
    (y) => layoutLogNote([props.note], y),
  ]);
}

function layoutHead(props: RivalsProps): Part {
  const row = { x: SIZE.padding, y: SIZE.gap, w: WIDTH, h: 60 };
  const name = placeName({
    within: { ...row, w: 520 },
    runs: props.nameRuns,
    size: TYPE.title,
    strong: true,
  });
  const detail = placeText({
    within: { ...row, x: row.x + 540, y: row.y + 3, w: WIDTH - 540 },
    text: props.title,
    size: TYPE.header,
    smallest: TYPE.floor,
    color: COLOR.muted,
    align: 'right',
  });
  return { marks: [...name, detail], bottom: row.y + row.h };
}

function layoutPicks({ picks }: RivalsProps, y: number): Part {
  const marks = picks.flatMap(({ label, rival }, at): Mark[] => {
    const box = { x: SIZE.padding, y: y + 8 + at * (PICK + 8), w: WIDTH, h: PICK };
    const panel: Mark = { kind: 'rect', role: 'panel', box, fill: COLOR.panel, radius: 12 };
    const title = placeText({ within: { ...box, x: box.x + 20, w: 280 }, text: label, color: COLOR.muted });
    const nameBox = { ...box, x: box.x + 310, w: WIDTH - 310 - 220 };
    if (rival === null) {
      const none = placeText({ within: nameBox, text: 'too few duels', color: COLOR.muted });
      return [panel, title, none];
    }
    return [
      panel,
      title,
      ...placeName({ within: nameBox, runs: rival.nameRuns, size: TYPE.title, strong: true }),
      ...layoutScore(rival, { ...box, x: box.x + WIDTH - 210, w: 190 }),
    ];
  });
  return { marks, bottom: y + 8 + picks.length * (PICK + 8) };
}

function layoutScore({ kills, deaths }: RivalRow, within: Box): Mark[] {
  const text = [
    { text: formatWhole(kills), color: LINEUP_COLOR[0] },
    { text: ' : ', color: COLOR.muted },
    { text: formatWhole(deaths), color: LINEUP_COLOR[1] },
  ];
  return [placeText({ within, text, size: TYPE.title, smallest: TYPE.floor, weight: 700, align: 'right' })];
}

/** The score against each, as parts of one bar. */
function layoutRows(rows: readonly RivalRow[], y: number): Part {
  if (rows.length === 0) return { marks: [], bottom: y };
  const barX = SIZE.padding + NAME + COUNT + 12;
  const barW = WIDTH - NAME - 2 * COUNT - 24;
  const heads = [
    { text: 'Opponent', x: SIZE.padding, w: NAME, align: 'left' },
    { text: 'Kills', x: SIZE.padding + NAME, w: COUNT, align: 'right' },
    { text: 'Deaths', x: SIZE.padding + WIDTH - COUNT, w: COUNT, align: 'right' },
  ] as const;
  const marks = heads.map(({ text, x, w, align }): Mark =>
    placeText({
      within: { x, y: y + 8, w, h: SIZE.headerRow },
      text,
      size: TYPE.header,
      weight: 600,
      color: COLOR.muted,
      align,
    }),
  );
  const top = y + 8 + SIZE.headerRow;
  for (const [place, { nameRuns, kills, deaths }] of rows.entries()) {
    const row = { x: SIZE.padding, y: top + place * ROW, w: WIDTH, h: ROW };
    const share = kills / Math.max(1, kills + deaths);
    const bar = { x: barX, y: row.y + 14, w: barW, h: ROW - 28 };
    const split = barW * share;
    marks.push(
      ...placeName({ within: { ...row, w: NAME - 10 }, runs: nameRuns }),
      placeCount(kills, { ...row, x: row.x + NAME, w: COUNT }, kills > deaths),
      {
        kind: 'rect',
        role: 'bar',
        box: { ...bar, w: Math.max(0, split - 2) },
        fill: LINEUP_COLOR[0],
        radius: 4,
      },
      {
        kind: 'rect',
        role: 'bar',
        box: { ...bar, x: bar.x + split + 2, w: Math.max(0, barW - split - 2) },
        fill: LINEUP_COLOR[1],
        radius: 4,
      },
      placeCount(deaths, { ...row, x: row.x + WIDTH - COUNT, w: COUNT }, deaths > kills),
    );
  }
  return { marks, bottom: top + rows.length * ROW };
}

function placeCount(value: number, within: Box, isMore: boolean): Mark {
  const weight = isMore ? 700 : 400;
  return placeText({
    within,
    text: formatWhole(value),
    size: TYPE.title,
    smallest: TYPE.floor,
    weight,
    align: 'right',
    tabular: true,
  });
}
