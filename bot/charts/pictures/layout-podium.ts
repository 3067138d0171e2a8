import { COLOR, MEDAL_COLOR, SIZE, TYPE } from '../tokens.ts';
import { layoutHeading } from '../drawing/layout-heading.ts';
import { layoutRest } from '../drawing/layout-rest.ts';
import { layoutTable } from '../drawing/layout-table.ts';
import { numberColumn } from '../drawing/number-column.ts';
import { placeName } from '../drawing/text/place-name.ts';
import { placeText } from '../drawing/text/place-text.ts';
import type { Mark, Scene } from '../drawing/scene.ts';
import { stackScene } from '../drawing/stack-scene.ts';
import type { Part } from '../drawing/stack-scene.ts';
import { formatCount, formatWhole } from '../text/format.ts';
import { formatStat } from '../text/stat-format.ts';
import type { PodiumProps } from './podium-props.ts';

type Row = PodiumProps['players'][number];

const GAP = 16;
const STEP_WIDTH = (SIZE.width - 2 * SIZE.padding - 2 * GAP) / 3;
const TALLEST = 220;
/** Where the first, second and third stand. */
const COLUMNS = [1, 0, 2] as const;
/** How high the first, second and third place is; a shared place is equally high. */
const HEIGHTS = [TALLEST, 176, 136] as const;
const VALUE_WIDTH = 300;
const NAME_HEIGHT = 52;
const VALUE_HEIGHT = 62;

function layoutStep(props: PodiumProps, index: 0 | 1 | 2, y: number): Mark[] {
  const player = props.players[index];
  if (player === undefined) return [];
  const medal = Math.min(Math.max(player.place, 1), 3) - 1;
  const height = HEIGHTS[medal] ?? TALLEST;
  const color = MEDAL_COLOR[medal] ?? COLOR.silver;
  const x = SIZE.padding + COLUMNS[index] * (STEP_WIDTH + GAP);
  const top = y + NAME_HEIGHT + VALUE_HEIGHT + TALLEST - height;
  const cell = { x, w: STEP_WIDTH };
  return [
    ...placeName({
      within: { ...cell, y: top - NAME_HEIGHT - VALUE_HEIGHT, h: NAME_HEIGHT },
      runs: player.nameRuns,
      strong: true,
      align: 'center',
    }),
    placeText({
      within: { ...cell, y: top - VALUE_HEIGHT, h: VALUE_HEIGHT - 8 },
      text: formatStat(player.value, props.format),
      size: TYPE.big,
      weight: 700,
      align: 'center',
    }),
    { kind: 'rect', role: 'panel', box: { ...cell, y: top, h: height }, fill: COLOR.panel, radius: 12 },
    { kind: 'rect', role: 'bar', box: { ...cell, y: top, h: 10 }, fill: color, radius: 5 },
    placeText({
      within: { ...cell, y: top + 14, h: 88 },
      text: String(player.place),
      size: TYPE.hero,
      weight: 700,
      color,
      align: 'center',
    }),
    placeText({
      within: { ...cell, y: top + height - 36, h: 32 },
      text: formatCount(player.rounds, 'round'),
      size: TYPE.axis,
      color: COLOR.muted,
      align: 'center',
    }),
  ];
}

function layoutSteps(props: PodiumProps, y: number): Part {
  const marks = ([0, 1, 2] as const).flatMap((index) => layoutStep(props, index, y));
  return { marks, bottom: y + NAME_HEIGHT + VALUE_HEIGHT + TALLEST + GAP };
}

function layoutFollowers(props: PodiumProps, rows: readonly Row[], y: number): Part {
  if (rows.length === 0) return { marks: [], bottom: y - GAP };
  const width = SIZE.width - 2 * SIZE.padding;
  return layoutTable<Row>({
    x: SIZE.padding,
    y,
    rows,
    columns: [
      numberColumn<Row>({ header: '#', width: 76, format: (row) => String(row.place) }),
      {
        header: 'Player',
        width: width - 76 - VALUE_WIDTH - 140,
        align: 'left',
        place: (row, within) => placeName({ within, runs: row.nameRuns }),
      },
      numberColumn<Row>({ header: 'Rounds', width: 140, format: (row) => formatWhole(row.rounds) }),
      numberColumn<Row>({
        header: props.stat,
        width: VALUE_WIDTH,
        format: (row) => formatStat(row.value, props.format),
      }),
    ],
  });
}

/** The best three on steps, the next seven below them. */
export function layoutPodium(props: PodiumProps): Scene {
  const followers = props.players.slice(3, 10);
  if (props.players.length === 0) {
    return stackScene([() => layoutHeading(props.stat, props.detail), (y) => layoutRest(0, 0, y)]);
  }
  return stackScene([
    () => layoutHeading(props.stat, props.detail),
    (y) => layoutSteps(props, y),
    (y) => layoutFollowers(props, followers, y),
  ]);
}
