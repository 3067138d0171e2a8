// The galaxy: who owns what, supply lines, attacks, and a numbered ring of progress around each planet that is fought over.
import { layoutHeading } from '../../charts/drawing/layout-heading.ts';
import { placeText } from '../../charts/drawing/text/place-text.ts';
import type { Box, Mark, Scene } from '../../charts/drawing/scene.ts';
import { COLOR, SIZE, TYPE } from '../../charts/tokens.ts';
import { factionLook } from './faction-look.ts';
import { layoutFrontList } from './layout-front-list.ts';
import type { GalaxyLine, GalaxyPlanet, GalaxyProps } from './picture-props.ts';
import type { NumberedFront } from './numbered-front.ts';
import { placePlanets, type Point } from './place-planets.ts';

const MAP = SIZE.width - 2 * SIZE.padding;
const EDGE = 48;
const PLANET = 14;
const RING = 25;
const SEGMENTS = 40;

export function layoutGalaxy(props: GalaxyProps): Scene {
  const heading = layoutHeading('Galactic war', props.detail);
  const top = heading.bottom + SIZE.gap;
  const area: Box = { x: SIZE.padding, y: top, w: MAP, h: MAP };
  const points = placePlanets(props.planets, { area, edge: EDGE, apart: 2 * RING + 10 });
  const at = (place: number): Point => points[place] ?? [0, 0];
  const fronts = numberFronts(props.planets);
  const rings = fronts.map(({ place }) => around(at(place), RING + 4));
  const legend = layoutLegend(props, top + MAP + SIZE.gap);
  const list = layoutFrontList(fronts, legend.bottom);
  return {
    width: SIZE.width,
    height: list.bottom + SIZE.padding,
    marks: [
      ...heading.marks,
      { kind: 'rect', role: 'panel', box: area, fill: COLOR.panel, radius: SIZE.cardRadius },
      ...layoutLines(props.lines, at, { color: '#4A4D57', width: 2, dash: [] }),
      ...layoutLines(props.attacks, at, { color: COLOR.red, width: 5, dash: [14, 8] }),
      ...layoutOthers(props.planets, at, rings),
      ...fronts.flatMap((front) => layoutRing(front, at(front.place))),
      ...legend.marks,
      ...list.marks,
    ],
  };
}

/** From 1 on, those with most divers first. */
function numberFronts(planets: readonly GalaxyPlanet[]): NumberedFront[] {
  return planets
    .flatMap(({ owner, front }, place) => (front === null ? [] : [{ owner, front, place }]))
    .toSorted((a, b) => b.front.players - a.front.players || a.place - b.place)
    .map((front, index) => ({ ...front, number: index + 1 }));
}

const around = ([x, y]: Point, radius: number): Box => ({
  x: x - radius,
  y: y - radius,
  w: 2 * radius,
  h: 2 * radius,
});

/** A planet below a ring, or on another one, is left out: the drawing could not be read there. */
function layoutOthers(
  planets: readonly GalaxyPlanet[],
  at: (place: number) => Point,
  rings: readonly Box[],
): Mark[] {
  const taken = [...rings];
  return planets.flatMap(({ owner, front }, place): Mark[] => {
    const box = around(at(place), PLANET / 2);
    if (front !== null || taken.some((other) => touches(other, box))) return [];
    taken.push(box);
    const { icon, color } = factionLook(owner);
    return [{ kind: 'icon', icon, box, fill: color }];
  });
}

function touches(a: Box, b: Box): boolean {
  return (
    Math.min(a.x + a.w, b.x + b.w) > Math.max(a.x, b.x) && Math.min(a.y + a.h, b.y + b.h) > Math.max(a.y, b.y)
  );
}

type Stroke = { readonly color: string; readonly width: number; readonly dash: readonly number[] };

function layoutLines(lines: readonly GalaxyLine[], at: (place: number) => Point, stroke: Stroke): Mark[] {
  return lines.map(([from, to]): Mark => ({ kind: 'line', from: at(from), to: at(to), ...stroke }));
}

/** Progress clockwise from the top in white, the rest in the owner's colour; dashed where it is attacked. */
function layoutRing({ number, owner, front }: NumberedFront, point: Point): Mark[] {
  const [x, y] = point;
  const done = Math.round((Math.min(Math.max(front.pct, 0), 100) / 100) * SEGMENTS);
  const on = (step: number): Point => {
    const angle = (step / SEGMENTS) * 2 * Math.PI - Math.PI / 2;
    return [x + RING * Math.cos(angle), y + RING * Math.sin(angle)];
  };
  const { color } = factionLook(owner);
  const arc = Array.from({ length: SEGMENTS }, (_, step): Mark[] => {
    const isDone = step < done;
    if (!isDone && front.isDefence && step % 4 > 1) return [];
    return [
      {
        kind: 'line',
        from: on(step),
        to: on(step + 1.15),
        color: isDone ? COLOR.text : color,
        width: isDone ? 8 : 5,
        dash: [],
      },
    ];
  });
  return [
    // Covers the lines below the number.
    { kind: 'rect', role: 'panel', box: around(point, RING - 2), fill: COLOR.bg, radius: RING },
    ...arc.flat(),
    placeText({
      within: around(point, RING - 4),
      text: String(number),
      size: TYPE.body,
      smallest: TYPE.floor,
      weight: 700,
      align: 'center',
    }),
  ];
}

function layoutLegend({ planets, attacks }: GalaxyProps, top: number): { marks: Mark[]; bottom: number } {
  const owners = [...new Set(planets.map(({ owner }) => owner))].toSorted((a, b) => a - b).slice(0, 5);
  const w = MAP / Math.max(owners.length, 1);
  const marks = owners.flatMap((owner, nth): Mark[] => {
    const { icon, color, name } = factionLook(owner);
    const x = SIZE.padding + nth * w;
    const count = planets.filter((planet) => planet.owner === owner).length;
    const within = { x: x + 32, y: top, w: w - 36, h: 44 };
    return [
      { kind: 'icon', icon, box: { x, y: top + 11, w: 22, h: 22 }, fill: color },
      placeText({ within, text: `${name} ${count}`, size: TYPE.body, smallest: TYPE.floor }),
    ];
  });
  const text = `White ring: progress. Grey: supply lines.${attacks.length === 0 ? '' : ' Red: attacks.'}`;
  const within = { x: SIZE.padding, y: top + 44, w: MAP, h: 40 };
  return {
    marks: [...marks, placeText({ within, text, size: TYPE.header, color: COLOR.muted })],
    bottom: top + 88,
  };
}
