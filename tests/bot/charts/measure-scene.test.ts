import { describe, expect, it } from 'vitest';
import { placeText } from '../../../bot/charts/drawing/text/place-text.ts';
import type { Mark, Scene } from '../../../bot/charts/drawing/scene.ts';
import { findClipped, findOverlaps } from './support/measure-scene.ts';

const CELL = { x: 100, y: 100, w: 200, h: 40 };
const LETTERS = placeText({ within: CELL, text: 'vektor' });
const BAR: Mark = { kind: 'rect', role: 'bar', box: { ...CELL, w: 60 }, fill: '#ffffff', radius: 0 };
const STAR: Mark = { kind: 'icon', icon: 'star', box: { ...CELL, w: 20, h: 40 }, fill: '#ffffff' };

function scene(...marks: Mark[]): Scene {
  return { width: 1000, height: 400, marks };
}

/** The tests of all layouts depend on these measurements. */
describe('measuring a scene', () => {
  it('finds text on text, on a bar and on an icon', () => {
    expect(findOverlaps(scene(LETTERS, LETTERS))).toEqual(['"vektor" on "vektor"']);
    expect(findOverlaps(scene(BAR, LETTERS))).toEqual(['bar on "vektor"']);
    expect(findOverlaps(scene(STAR, LETTERS))).toEqual(['icon star on "vektor"']);
  });

  it('allows text on a panel, and next to a bar', () => {
    const panel: Mark = { kind: 'rect', role: 'panel', box: CELL, fill: '#000000', radius: 0 };
    const beside = placeText({ within: { ...CELL, x: 161 }, text: 'vektor' });
    expect(findOverlaps(scene(panel, BAR, beside))).toEqual([]);
  });

  it('finds text outside its cell and ink outside the card', () => {
    const tall = placeText({ within: { ...CELL, h: 10 }, text: 'vektor' });
    expect(findClipped(scene(tall))).toEqual(['"vektor" leaves its cell']);
    const outside = placeText({ within: { ...CELL, x: 950 }, text: 'vektor' });
    expect(findClipped(scene(outside))).toEqual(['"vektor" leaves the card']);
    expect(findClipped(scene(LETTERS))).toEqual([]);
  });
});
