// The three fronts as strips of regions, from Super Earth to the enemy's homeworld.
import { layoutHeading } from '../../charts/drawing/layout-heading.ts';
import { placeText } from '../../charts/drawing/text/place-text.ts';
import type { Icon, Mark, Scene } from '../../charts/drawing/scene.ts';
import { type Part, stackScene } from '../../charts/drawing/stack-scene.ts';
import { COLOR, SIZE, TYPE } from '../../charts/tokens.ts';
import type { FrontsProps, RegionMark, RegionProps } from './picture-props.ts';

const WIDTH = SIZE.width - 2 * SIZE.padding;
/** Super Earth and eleven regions. */
const CELLS = 12;
const GAP = 8;
const CELL = (WIDTH - (CELLS - 1) * GAP) / CELLS;
const BAR = 56;
const ICON = 24;
const OURS = COLOR.blue;
const MARKS = {
  defend: { icon: 'diamond', color: COLOR.gold },
  attack: { icon: 'up', color: COLOR.red },
  'result pending': { icon: 'ring', color: COLOR.muted },
} as const satisfies Record<RegionMark, { icon: Icon; color: string }>;

export function layoutFronts({ detail, fronts }: FrontsProps): Scene {
  return stackScene([
    () => layoutHeading('Fronts', detail),
    ...fronts.map((front) => (top: number) => layoutFront(front, top)),
    (top) => layoutLegend(top),
  ]);
}

function layoutFront(
  { name, course, superEarth, regions }: FrontsProps['fronts'][number],
  top: number,
): Part {
  const title = { x: SIZE.padding, y: top + 14, w: WIDTH / 2, h: 42 };
  const y = title.y + title.h + 6 + ICON + 6;
  const cells = regions.flatMap((region) => layoutRegion(region, cellX(region.region), y));
  const home = layoutSuperEarth(superEarth, y);
  const marks = [
    placeText({ within: title, text: name, weight: 700 }),
    placeText({
      within: { ...title, x: title.x + WIDTH / 2 },
      text: course,
      color: COLOR.muted,
      align: 'right',
    }),
    ...home,
    ...cells,
  ];
  return { marks, bottom: y + BAR + 38 };
}

function layoutSuperEarth(mark: RegionMark | null, y: number): Mark[] {
  const x = cellX(0);
  return [
    { kind: 'rect', role: 'bar', box: { x, y, w: CELL, h: BAR }, fill: COLOR.silver, radius: SIZE.rowRadius },
    label('SE', x, y),
    ...(mark === null ? [] : [markIcon(mark, x, y)]),
  ];
}

function layoutRegion({ region, isOurs, pct, mark }: RegionProps, x: number, y: number): Mark[] {
  const box = { x, y, w: CELL, h: BAR };
  const share = isOurs ? 1 : Math.min(Math.max((pct ?? 0) / 100, 0), 1);
  return [
    { kind: 'rect', role: pct === null ? 'panel' : 'bar', box, fill: COLOR.raised, radius: SIZE.rowRadius },
    ...(share > 0
      ? [
          {
            kind: 'rect' as const,
            role: 'bar' as const,
            box: { ...box, w: CELL * share },
            fill: OURS,
            radius: Math.min(SIZE.rowRadius, (CELL * share) / 2),
          },
        ]
      : []),
    ...(pct === null ? [unknown(x, y)] : []),
    label(region === 11 ? 'HW' : String(region), x, y),
    ...(mark === null ? [] : [markIcon(mark, x, y)]),
  ];
}

/** Stands in a region of which nothing is known. */
function unknown(x: number, y: number): Mark {
  return placeText({
    within: { x, y: y + 8, w: CELL, h: BAR - 16 },
    text: '?',
    color: COLOR.muted,
    align: 'center',
  });
}

function label(text: string, x: number, y: number): Mark {
  return placeText({
    within: { x, y: y + BAR + 4, w: CELL, h: 30 },
    text,
    size: TYPE.axis,
    color: COLOR.muted,
    align: 'center',
  });
}

function markIcon(mark: RegionMark, x: number, y: number): Mark {
  const { icon, color } = MARKS[mark];
  return {
    kind: 'icon',
    icon,
    box: { x: x + (CELL - ICON) / 2, y: y - ICON - 6, w: ICON, h: ICON },
    fill: color,
  };
}

const LEGEND = [
  ['square', OURS, 'ours'],
  ['square', COLOR.raised, 'the enemy’s'],
  ['diamond', COLOR.gold, 'defence'],
  ['up', COLOR.red, 'assault'],
  ['ring', COLOR.muted, 'result pending'],
] as const;

function layoutLegend(top: number): Part {
  const w = WIDTH / LEGEND.length;
  const marks = LEGEND.flatMap(([icon, fill, text], nth): Mark[] => {
    const x = SIZE.padding + nth * w;
    return [
      { kind: 'icon', icon, box: { x, y: top + 20, w: 22, h: 22 }, fill },
      placeText({
        within: { x: x + 32, y: top + 12, w: w - 36, h: 38 },
        text,
        size: TYPE.axis,
        smallest: TYPE.floor,
        color: COLOR.muted,
      }),
    ];
  });
  return { marks, bottom: top + 54 };
}

/** Left edge of a cell; 0 is Super Earth. */
function cellX(place: number): number {
  return SIZE.padding + place * (CELL + GAP);
}
