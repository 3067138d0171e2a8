import type { Canvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { paintScene } from '../../../bot/charts/drawing/paint-scene.ts';
import type { ChartMark } from '../../../bot/charts/drawing/scene.ts';
import { layoutEtPicture } from './support/layout-et-picture.ts';
import { SIZE } from '../../../bot/charts/tokens.ts';
import { allPictures } from './cases/all-pictures.ts';

const NAMES = [
  'weaponTable: eight weapons',
  'sessionWeapons: many weapons',
  'sessionMaps: draw and unfinished',
  'balance: two line-ups',
  'compare: two',
];

function colorAt(canvas: Canvas, x: number, y: number): string {
  const pixel = canvas
    .getContext('2d')
    .getImageData(Math.floor(x * SIZE.scale), Math.floor(y * SIZE.scale), 1, 1).data;
  return `#${Array.from(pixel.slice(0, 3), (part) => part.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

function colorsOf(mark: ChartMark): string[] {
  return mark.config.data.datasets.map((one) => String(one.backgroundColor).toUpperCase());
}

describe.each(NAMES)('bars of %s', (name) => {
  const one = allPictures.find((candidate) => candidate.name === name);
  if (one === undefined) throw new Error(`no case ${name}`);
  const scene = layoutEtPicture(one.picture);
  const canvas = paintScene(scene);
  const bars = scene.marks.flatMap((mark) =>
    mark.kind === 'chart' ? mark.areas.map((box) => ({ box, colors: colorsOf(mark) })) : [],
  );

  it('start where the layout places them', () => {
    expect(bars.length).toBeGreaterThan(0);
    for (const { box, colors } of bars) {
      if (box.w < 3) continue;
      const middle = box.y + box.h / 2;
      expect(colors).toContain(colorAt(canvas, box.x + box.w / 2, middle));
      expect(colors).toContain(colorAt(canvas, box.x + box.w - 1.5, middle));
      expect(colors).toContain(colorAt(canvas, box.x + 1.5, middle));
    }
  });

  it('end where the layout places them', () => {
    const ends = Math.max(...bars.map(({ box }) => box.x + box.w));
    for (const { box, colors } of bars.filter((bar) => bar.box.x + bar.box.w === ends))
      expect(colors).not.toContain(colorAt(canvas, ends + 2, box.y + box.h / 2));
  });
});
