import { COLOR, LINEUP_COLOR, SIZE, TYPE } from '../../../charts/tokens.ts';
import { layoutHeading } from '../../../charts/drawing/layout-heading.ts';
import { layoutRest } from '../../../charts/drawing/layout-rest.ts';
import { placeName } from '../../../charts/drawing/text/place-name.ts';
import { placeText } from '../../../charts/drawing/text/place-text.ts';
import { type Box, inset, type Mark, type Scene } from '../../../charts/drawing/scene.ts';
import { type Part, stackScene } from '../../../charts/drawing/stack-scene.ts';
import { hasBoth, layoutLineupLegend } from '../lineup/layout-lineup-legend.ts';
import { layoutLogNote } from './layout-log-note.ts';
import type { KillMatrixProps, MatrixMember } from './log-props.ts';
import { mapLetter } from '../session/map-letters.ts';
import { lineupColor, placeLineup } from '../lineup/place-lineup.ts';
import { shade } from './shade.ts';

/** One square of all players; more players are two blocks, each team against the other. */
const MOST_SQUARE = 12;
/** Of a block: a full server. */
const MOST_COLUMNS = 16;
const ROW = 52;
const WIDEST_CELL = 88;
const SIGN = 18;
const LETTER = 44;
const LEAST_NAME = 190;
const EDGE = 84;
const GAP = 12;
const WIDTH = SIZE.width - 2 * SIZE.padding;

type Block = {
  readonly props: KillMatrixProps;
  /** Places in `props.players`. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly most: number;
  /** Whether the rows are everybody, so that their deaths fit below their columns. */
  readonly isSquare: boolean;
};

/** Who killed whom: rows killed columns, kills at the right edge, deaths and own deaths at the lower one. */
export function layoutKillMatrix(props: KillMatrixProps): Scene {
  const blocks = blocksOf(props);
  const shown = new Set(blocks.flatMap(({ rows, columns }) => [...rows, ...columns])).size;
  const hasTeamKills = props.cells.some((row) => row.some(({ teamKills }) => teamKills > 0));
  const isSquare = blocks.every((block) => block.isSquare);
  return stackScene([
    () => layoutHeading('Who killed whom', props.title),
    (y) => layoutLineupLegend({ lineups: props.lineups, both: hasBoth(props.players) }, y),
    ...blocks.map((block) => (y: number) => layoutBlock(block, y)),
    (y) => layoutRest(props.players.length, shown, y),
    (y) =>
      layoutLogNote(
        [
          'A row killed the column of the letter. Own: died by their own hand or team.',
          hasTeamKills && isSquare ? 'In yellow: team mates killed.' : '',
          props.note,
        ],
        y,
      ),
  ]);
}

function blocksOf(props: KillMatrixProps): Block[] {
  const places = props.players.map((_, at) => at);
  const most = Math.max(1, ...props.cells.flatMap((row) => row.map(({ kills }) => kills)));
  const of = (lineup: 0 | 1) =>
    places.filter((at) => props.players[at]?.lineup === lineup).slice(0, MOST_COLUMNS);
  if (places.length === 0) return [];
  const [first, second] = [of(0), of(1)];
  if (places.length <= MOST_SQUARE || first.length === 0 || second.length === 0) {
    const rows = places.slice(0, MOST_SQUARE);
    return [{ props, rows, columns: rows, most, isSquare: true }];
  }
  return [
    { props, rows: first, columns: second, most, isSquare: false },
    { props, rows: second, columns: first, most, isSquare: false },
  ];
}

type Grid = { readonly left: number; readonly top: number; readonly cell: number; readonly block: Block };

function layoutBlock(block: Block, y: number): Part {
  const { columns, rows } = block;
  const room = WIDTH - LETTER - LEAST_NAME - EDGE - GAP * 2;
  const cell = Math.min(WIDEST_CELL, Math.floor(room / Math.max(1, columns.length)));
  const left = SIZE.width - SIZE.padding - EDGE - GAP * 2 - cell * columns.length;
  const grid: Grid = { left, top: y + SIZE.headerRow + 4, cell, block };
  const bottom = grid.top + rows.length * ROW + (isSplit(block) ? GAP : 0);
  const edges = layoutEdges(grid, bottom);
  return {
    marks: [...layoutHeads(grid, y), ...rows.flatMap((_, at) => layoutRow(grid, at)), ...edges],
    bottom: bottom + 2 * ROW + GAP,
  };
}

/** Rows and columns of the second team stand a little apart. */
function isSplit({ isSquare, props, rows }: Block): boolean {
  return isSquare && props.players[rows[0] ?? 0]?.lineup !== props.players[rows.at(-1) ?? 0]?.lineup;
}

function shiftOf({ block }: Grid, at: number): number {
  const { props, rows } = block;
  if (!isSplit(block)) return 0;
  return props.players[rows[at] ?? 0]?.lineup === props.players[rows[0] ?? 0]?.lineup ? 0 : GAP;
}

function columnBox(grid: Grid, at: number, y: number, h: number): Box {
  const shift = grid.block.isSquare ? shiftOf(grid, at) : 0;
  return { x: grid.left + at * grid.cell + shift, y, w: grid.cell, h };
}

function rowTop(grid: Grid, at: number): number {
  return grid.top + at * ROW + (grid.block.isSquare ? shiftOf(grid, at) : 0);
}

function layoutHeads(grid: Grid, y: number): Mark[] {
  const { columns } = grid.block;
  const heads = columns.map((place, at) =>
    placeText({
      within: columnBox(grid, at, y, SIZE.headerRow),
      text: mapLetter(place),
      smallest: TYPE.floor,
      weight: 600,
      color: lineupColor(grid.block.props.players[place]?.lineup ?? null),
      align: 'center',
    }),
  );
  const kills = placeText({
    within: { x: SIZE.width - SIZE.padding - EDGE, y, w: EDGE, h: SIZE.headerRow },
    text: 'Kills',
    size: TYPE.header,
    weight: 600,
    color: COLOR.muted,
    align: 'right',
  });
  return [...heads, kills];
}

function layoutRow(grid: Grid, at: number): Mark[] {
  const { props, rows, columns } = grid.block;
  const place = rows[at] ?? 0;
  const player = props.players[place];
  if (player === undefined) return [];
  const row: Box = { x: SIZE.padding, y: rowTop(grid, at), w: WIDTH, h: ROW };
  const letter = placeText({
    within: { ...row, w: LETTER - 8 },
    text: mapLetter(place),
    smallest: TYPE.floor,
    weight: 600,
    color: lineupColor(player.lineup),
  });
  const sign =
    props.lineups === null ? [] : [placeLineup(player.lineup, { ...row, x: row.x + LETTER - 8 }, SIGN)];
  const nameX = row.x + LETTER + (props.lineups === null ? 0 : SIGN);
  const name = placeName({ within: { ...row, x: nameX, w: grid.left - nameX - 10 }, runs: player.nameRuns });
  const sum = placeText({
    within: { ...row, x: row.x + WIDTH - EDGE, w: EDGE },
    text: String(player.kills),
    size: TYPE.title,
    weight: 700,
    align: 'right',
    tabular: true,
  });
  return [
    letter,
    ...sign,
    ...name,
    ...columns.flatMap((column, to) =>
      layoutCell(grid, { from: place, to: column }, columnBox(grid, to, row.y, ROW)),
    ),
    sum,
  ];
}

function layoutCell({ block }: Grid, { from, to }: { from: number; to: number }, box: Box): Mark[] {
  const { props, most } = block;
  const { kills, teamKills } = props.cells[from]?.[to] ?? { kills: 0, teamKills: 0 };
  const inner = { x: box.x + 2, y: box.y + 2, w: box.w - 4, h: box.h - 4 };
  const color = LINEUP_COLOR[props.players[from]?.lineup ?? 0];
  const fill = kills > 0 ? shade(color, 0.15 + (0.45 * kills) / most) : from === to ? COLOR.bg : COLOR.panel;
  const panel: Mark = { kind: 'rect', role: 'panel', box: inner, fill, radius: 6 };
  const value = kills > 0 ? kills : teamKills;
  if (value === 0) return [panel];
  const text = placeText({
    within: inset(inner, 2),
    text: String(value),
    size: TYPE.title,
    smallest: TYPE.floor,
    weight: 600,
    color: kills > 0 ? COLOR.text : COLOR.gold,
    align: 'center',
    tabular: true,
  });
  return [panel, text];
}

/** Deaths of each column by enemies, and by their own. */
function layoutEdges(grid: Grid, y: number): Mark[] {
  const { props, columns } = grid.block;
  const lines = [
    { label: 'Deaths', read: (player: MatrixMember) => player.deaths },
    { label: 'Own', read: (player: MatrixMember) => player.ownDeaths },
  ];
  return lines.flatMap(({ label, read }, line) => {
    const top = y + 4 + line * ROW;
    const head = placeText({
      within: { x: SIZE.padding, y: top, w: grid.left - SIZE.padding - 10, h: ROW },
      text: label,
      size: TYPE.header,
      weight: 600,
      color: COLOR.muted,
      align: 'right',
    });
    const values = columns.flatMap((place, at) => {
      const player = props.players[place];
      return player === undefined
        ? []
        : [
            placeText({
              within: inset(columnBox(grid, at, top, ROW), 4),
              text: String(read(player)),
              size: TYPE.title,
              smallest: TYPE.floor,
              weight: line === 0 ? 700 : 400,
              color: line === 0 ? COLOR.text : COLOR.muted,
              align: 'center',
              tabular: true,
            }),
          ];
    });
    return [head, ...values];
  });
}
