import { describe, expect, it } from 'vitest';
import { niceScale } from '../../../bot/charts/drawing/nice-scale.ts';
import { COLOR } from '../../../bot/charts/tokens.ts';
import { cleanText } from '../../../bot/charts/text/clean-text.ts';
import { keepContrast } from '../../../bot/charts/text/contrast.ts';
import { describeLead } from '../../../bot/charts/pictures/describe-lead.ts';
import { etColor } from '../../../bot/etlegacy/pictures/et-color.ts';
import {
  formatClock,
  formatPercent,
  formatRatio,
  formatSpan,
  formatWhole,
} from '../../../bot/charts/text/format.ts';
import { judgeStat, placeOnScale } from '../../../bot/charts/text/judge-stat.ts';
import { colorName, plainName } from '../../../bot/charts/text/name-run.ts';
import { sayPercentile } from '../../../wording/say-percentile.ts';
import { compareCases } from './cases/compare-cases.ts';

describe('ET colours', () => {
  it('uses the low five bits of the distance to the character 0', () => {
    expect(etColor('3')).toBe('#ffff00');
    expect(etColor('a')).toBe(etColor('A'));
    expect(etColor('P')).toBe(etColor('0'));
    expect(etColor('*')).toBe(etColor('J'));
    expect(etColor(null)).toBe(COLOR.text);
  });

  it('keeps every code legible on each background it can stand on', () => {
    for (let code = 32; code < 127; code += 1) {
      const color = etColor(String.fromCodePoint(code));
      for (const background of [COLOR.bg, COLOR.panel, COLOR.raised])
        expect(keepContrast(color, background, 6)).toBe(color);
    }
  });

  it('keeps text and team colours legible', () => {
    for (const color of [COLOR.text, COLOR.muted, COLOR.blue, COLOR.red, COLOR.gold])
      expect(keepContrast(color, COLOR.panel, 4.5)).toBe(color.toLowerCase());
  });
});

describe('bars', () => {
  it('are equal next to equal numbers, and ordered like the numbers', () => {
    const revives = { scale: [0, 2.149], format: 'tenth' } as const;
    expect(placeOnScale(revives, 2.149)).toBe(placeOnScale(revives, 2.051));
    expect(placeOnScale(revives, 2.04)).toBeLessThan(placeOnScale(revives, 2.051));
    const gibs = { scale: [0, 0.194], format: 'share' } as const;
    expect(placeOnScale(gibs, 0.194)).toBe(placeOnScale(gibs, 0.186));
    expect(placeOnScale(gibs, 0.194)).toBe(1);
    expect([0, null, 0.004].map((value) => placeOnScale(gibs, value))).toEqual([0, 0, 0]);
    expect(placeOnScale(gibs, 0.005)).toBeGreaterThan(0);
  });
});

describe('names', () => {
  it('keeps the colour of each run', () => {
    expect(
      colorName([
        { text: 'vek', color: '#ffff00' },
        { text: 'tor', color: null },
      ]),
    ).toEqual([
      { text: 'vek', color: '#ffff00' },
      { text: 'tor', color: COLOR.text },
    ]);
  });

  it('draws a right-to-left name as one piece', () => {
    expect(
      colorName([
        { text: 'שלום', color: '#ffff00' },
        { text: 'עולם', color: '#00ff00' },
      ]),
    ).toHaveLength(1);
  });

  it('replaces a name without letters by words', () => {
    expect(plainName([{ text: ' \u200B', color: '#ff0000' }])).toBe('unnamed');
    expect(plainName([])).toBe('unnamed');
  });

  it('drops control characters and direction overrides', () => {
    expect(cleanText('\u202Ea\u0007b\n c')).toBe('ab c');
    expect(cleanText('\uE000\u{10FFFF}')).toBe('□□');
  });
});

describe('numbers', () => {
  it('are formatted for pictures', () => {
    expect(formatWhole(5204.4)).toBe('5\u2009204');
    expect(formatRatio(1.625)).toBe('1.63');
    expect(formatPercent(0.413, 1)).toBe('41.3%');
    expect(formatClock(462.9)).toBe('7:42');
    expect(formatClock(4062)).toBe('1:07:42');
    expect(formatSpan(9660)).toBe('2 h 41 min');
    // 820 / 800 and 1.005 are exact halves in decimal, slightly less in binary.
    expect(formatRatio(820 / 800)).toBe('1.03');
    expect(formatRatio(1.005)).toBe('1.01');
    expect(formatPercent(0.285)).toBe('29%');
  });

  it.each([null, Number.NaN, Infinity])('formats %s as a dash', (value) => {
    for (const format of [formatWhole, formatRatio, formatPercent, formatClock])
      expect(format(value)).toBe('–');
  });

  it('describes percentiles in words', () => {
    expect(sayPercentile(0.938)).toBe('better than 93%');
    expect(sayPercentile(1)).toBe('better than all');
    expect(sayPercentile(0.995)).toBe('better than 99%');
    expect(sayPercentile(0.31)).toBe('better than 31%');
    // (100 * 29) / 100 is slightly below 29 in some orders of computation.
    expect(sayPercentile(0.29)).toBe('better than 29%');
    expect(sayPercentile(0)).toBe('on the way');
    expect(sayPercentile(null)).toBe('not ranked yet');
  });

  it.each([
    [[0, 0], true],
    [[312], true],
    [[1580, 1655], false],
    [[-3, 0.002], false],
    [[], true],
    [[1e9], true],
  ] as const)('finds a scale around %j with few lines', (values, fromZero) => {
    const scale = niceScale([...values], fromZero);
    expect(scale.ticks.length).toBeLessThanOrEqual(5);
    for (const value of values) {
      expect(scale.min).toBeLessThanOrEqual(value);
      expect(scale.max).toBeGreaterThanOrEqual(value);
    }
    expect(scale.max).toBeGreaterThan(scale.min);
  });
});

describe('comparisons', () => {
  const stat = { label: 'Deaths', format: 'whole', better: 'lower', values: [4, 9], scale: [0, 10] } as const;

  it('highlights the better value and no tie', () => {
    expect(judgeStat(stat)).toBe(0);
    expect(judgeStat({ ...stat, better: 'higher' })).toBe(1);
    expect(judgeStat({ ...stat, values: [4, 4] })).toBeNull();
    expect(judgeStat({ ...stat, values: [4, null] })).toBeNull();
    expect(judgeStat({ ...stat, tooFew: true })).toBeNull();
    // 412.4 and 412.1 are both written as 412.
    expect(judgeStat({ ...stat, values: [412.4, 412.1] })).toBeNull();
  });

  it('names no winner after only a few rounds', () => {
    const few = compareCases['few rounds'];
    if (few === undefined) throw new Error('no such case');
    expect(describeLead(few)).toContain('Too early to call');
    expect(
      describeLead({
        ...few,
        sides: few.sides.map((side) => ({ nameRuns: side.nameRuns, rounds: 50 })),
        stats: [stat],
      }),
    ).toBe('pike leads 1 of 1');
  });
});
