import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fitRuns } from '../../../bot/charts/drawing/text/fit-runs.ts';
import { measureRuns } from '../../../bot/charts/drawing/text/measure-text.ts';

const style = { size: 28, weight: 400, tabular: false } as const;
const join = (runs: readonly { text: string }[]): string => runs.map((run) => run.text).join('');

describe('fitRuns', () => {
  it('does not change a text that fits', () => {
    const runs = [
      { text: 'vek', color: '#ff0000' },
      { text: 'tor', color: '#ffffff' },
    ];
    expect(fitRuns(runs, 400, style)).toEqual(runs);
  });

  it('ends a long text in an ellipsis of the last colour and uses the available width', () => {
    const runs = [
      { text: 'W'.repeat(20), color: '#ff0000' },
      { text: 'W'.repeat(20), color: '#00ff00' },
    ];
    const fitted = fitRuns(runs, 300, style);
    expect(join(fitted)).toMatch(/^W+…$/u);
    expect(fitted.at(-1)?.color).toBe('#ff0000');
    expect(measureRuns(fitted, style)).toBeGreaterThan(260);
  });

  it('never cuts inside a letter with its accents', () => {
    const fitted = fitRuns([{ text: 'e\u0301'.repeat(40), color: '#ffffff' }], 200, style);
    expect(join(fitted)).toMatch(/^(?:e\u0301)+…$/u);
  });

  it('shortens a very long text with few measurements', () => {
    const start = performance.now();
    fitRuns([{ text: 'x'.repeat(1_000_000), color: '#ffffff' }], 300, style);
    expect(performance.now() - start).toBeLessThan(500);
  });

  test.prop(
    [
      fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 4 }),
      fc.integer({ min: 40, max: 500 }),
    ],
    {
      numRuns: 60,
    },
  )('fits any text into any width', (texts, width) => {
    const fitted = fitRuns(
      texts.map((text) => ({ text, color: '#ffffff' })),
      width,
      style,
    );
    expect(measureRuns(fitted, style)).toBeLessThanOrEqual(width);
  });
});
