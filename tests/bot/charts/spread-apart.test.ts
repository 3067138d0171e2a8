import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { spreadApart } from '../../../bot/charts/drawing/spread-apart.ts';
import { layoutDotPlot } from '../../../bot/charts/pictures/layout-dot-plot.ts';
import { layoutSessionMaps } from '../../../bot/etlegacy/pictures/session/layout-session-maps.ts';
import { runs } from './cases/names.ts';

const GAP = 24;
const END = 500;

test.prop([fc.array(fc.double({ min: 0, max: END, noNaN: true }), { maxLength: 6 })])(
  'keeps the order, the gap and the end of the line',
  (wanted) => {
    const places = spreadApart(wanted, GAP, END);
    for (const [i, place] of places.entries()) {
      expect(place).toBeLessThanOrEqual(END);
      expect(place).toBeGreaterThanOrEqual(0);
      for (const [j, other] of places.entries()) {
        if (i < j) expect(Math.abs(place - other)).toBeGreaterThan(GAP - 1e-9);
        if ((wanted[i] ?? 0) < (wanted[j] ?? 0)) expect(place).toBeLessThan(other);
      }
    }
  },
);

it('moves nothing that is far enough apart', () => {
  expect(spreadApart([300, 10, 100], GAP, END)).toEqual([300, 10, 100]);
});

it('draws near values of three players in the order of their numbers', () => {
  const sides = ['vid', 'bronze', 'endekk'].map((name) => ({ nameRuns: runs(name), rounds: 70 }));
  const values = [0.133, 0.138, 0.144];
  const stat = {
    label: 'Headshot accuracy',
    format: 'percent',
    better: 'higher',
    values,
    scale: [0, 0.158],
  } as const;
  const { marks } = layoutDotPlot({ title: 'all time', needed: '5 rounds', sides, stats: [stat] });
  const icons = marks.flatMap((mark) => (mark.kind === 'icon' ? [mark] : []));
  // Behind those of the heads stand those on the line, then those of the numbers.
  const onLine = icons.slice(3, 6).map(({ box }) => box.x);
  expect(onLine).toEqual(onLine.toSorted((a, b) => a - b));
  expect(new Set(onLine).size).toBe(3);
});

it('cuts no label of a map of which no attack is known', () => {
  const map = {
    map: 'braundorf',
    state: 'unfinished',
    winner: null,
    lineups: null,
    seconds: [null, null],
  } as const;
  const { marks } = layoutSessionMaps({ title: 'today', lineups: null, maps: [map] });
  const texts = marks.flatMap((mark) =>
    mark.kind === 'text' ? [mark.runs.map(({ text }) => text).join('')] : [],
  );
  expect(texts).toContain('– : –');
});
