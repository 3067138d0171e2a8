import type { Box, Mark, Scene } from '../../../../bot/charts/drawing/scene.ts';

/** Half a logical pixel is a rounding error, not an overlap. */
const SLACK = 0.5;

type Ink = { readonly what: string; readonly box: Box; readonly text: boolean };

function inkOf(mark: Mark): Ink[] {
  if (mark.kind === 'line') return [];
  if (mark.kind === 'icon') return [{ what: `icon ${mark.icon}`, box: mark.box, text: true }];
  if (mark.kind === 'chart') return mark.areas.map((box) => ({ what: 'chart', box, text: false }));
  if (mark.kind === 'rect') return mark.role === 'bar' ? [{ what: 'bar', box: mark.box, text: false }] : [];
  const what = `"${mark.runs.map((run) => run.text).join('')}"`;
  return mark.box.w === 0 ? [] : [{ what, box: mark.box, text: true }];
}

function overlap(a: Box, b: Box): boolean {
  const wide = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return wide > SLACK && high > SLACK;
}

/** Returns pairs of marks that overlap, at least one of them text or an icon. */
export function findOverlaps(scene: Scene): string[] {
  const ink = scene.marks.flatMap((mark) => inkOf(mark));
  const found: string[] = [];
  for (const [index, a] of ink.entries()) {
    for (const b of ink.slice(index + 1)) {
      if ((a.text || b.text) && overlap(a.box, b.box)) found.push(`${a.what} on ${b.what}`);
    }
  }
  return found;
}

function inside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - SLACK &&
    inner.y >= outer.y - SLACK &&
    inner.x + inner.w <= outer.x + outer.w + SLACK &&
    inner.y + inner.h <= outer.y + outer.h + SLACK
  );
}

/** Returns text outside its cell, and marks outside the card with a border of eight pixels. */
export function findClipped(scene: Scene): string[] {
  const card = { x: 8, y: 8, w: scene.width - 16, h: scene.height - 16 };
  return scene.marks.flatMap((mark) => [
    ...inkOf(mark)
      .filter((ink) => !inside(ink.box, card))
      .map((ink) => `${ink.what} leaves the card`),
    ...(mark.kind === 'text' && mark.box.w > 0 && !inside(mark.box, mark.within)
      ? [`${inkOf(mark)[0]?.what} leaves its cell`]
      : []),
  ]);
}

/** Returns every coordinate of a scene. */
export function listNumbers(scene: Scene): number[] {
  return scene.marks.flatMap((mark) => {
    if (mark.kind === 'line') return [...mark.from, ...mark.to];
    return [mark.box.x, mark.box.y, mark.box.w, mark.box.h];
  });
}
