import type { Box } from '../../charts/drawing/scene.ts';
import type { GalaxyPlanet } from './picture-props.ts';

export type Point = readonly [x: number, y: number];

type Room = {
  /** A square. */
  readonly area: Box;
  /** Between the outermost planets and the edge. */
  readonly edge: number;
  /** Least distance of two planets that are fought over, so that their rings stay apart. */
  readonly apart: number;
};

const ROUNDS = 60;

/** Where each planet is drawn: the galaxy scaled to the area, with rings that would lie on each other moved apart. */
export function placePlanets(planets: readonly GalaxyPlanet[], { area, edge, apart }: Room): Point[] {
  const reach = Math.max(0.1, ...planets.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)]));
  const half = area.w / 2 - edge;
  const points = planets.map(({ x, y }): Point => [
    area.x + area.w / 2 + (x / reach) * half,
    area.y + area.h / 2 - (y / reach) * half,
  ]);
  const fronts = planets.flatMap(({ front }, at) => (front === null ? [] : [at]));
  for (let round = 0; round < ROUNDS; round += 1) {
    let hasMoved = false;
    for (const [nth, a] of fronts.entries()) {
      for (const b of fronts.slice(nth + 1)) hasMoved = pushApart(points, a, b, apart) || hasMoved;
    }
    for (const at of fronts) points[at] = keepInside(points[at] ?? [0, 0], area, edge);
    if (!hasMoved) break;
  }
  return points;
}

function pushApart(points: Point[], a: number, b: number, apart: number): boolean {
  const [ax, ay] = points[a] ?? [0, 0];
  const [bx, by] = points[b] ?? [0, 0];
  const distance = Math.hypot(bx - ax, by - ay);
  if (distance >= apart) return false;
  // Two at one place part sideways.
  const [dx, dy] = distance < 0.01 ? [1, 0] : [(bx - ax) / distance, (by - ay) / distance];
  const step = (apart - distance) / 2 + 0.5;
  points[a] = [ax - dx * step, ay - dy * step];
  points[b] = [bx + dx * step, by + dy * step];
  return true;
}

function keepInside([x, y]: Point, area: Box, edge: number): Point {
  const within = (value: number, from: number, size: number): number =>
    Math.min(Math.max(value, from + edge), from + size - edge);
  return [within(x, area.x, area.w), within(y, area.y, area.h)];
}
