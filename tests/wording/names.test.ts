import { fc, test as property } from '@fast-check/vitest';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cleanName } from '../../wording/clean-name.ts';
import { codeText, escapeText } from '../../wording/escape-text.ts';
import { textTable } from '../../wording/text-table.ts';
import { HOSTILE_NAMES } from '../bot/support/evenings.ts';

describe('cleanName', () => {
  it.each([
    ['^1red^7white', 'redwhite'],
    ['^^11', '1'],
    ['\u202Eevil\u202C', 'evil'],
    ['a\u200Bb\nc', 'ab c'],
    ['Z\u0353\u0354\u0351\u0352', 'Z'],
    [`z${'\u0301'.repeat(30)}`, 'ź'],
    ['ế', 'ế'],
    ['   ', 'unnamed'],
    ['^1^2', 'unnamed'],
    ['a \t\u0000\t b', 'a b'],
    ['e\u0000\u0301', 'é'],
    ['漢'.repeat(20), `${'漢'.repeat(15)}…`],
  ])('makes %j to %j', (raw, clean) => {
    expect(cleanName(raw)).toBe(clean);
  });

  property.prop([fc.string({ unit: 'binary', maxLength: 80 })])(
    'leaves one visible line of at most 32 cells without a colour code, whatever it gets',
    (raw) => {
      const clean = cleanName(raw);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\^[!-\]_-~]|\p{M}{3}/u);
      expect(stringWidth(clean)).toBeGreaterThan(0);
      expect(stringWidth(clean)).toBeLessThanOrEqual(32);
      expect(cleanName(clean)).toBe(clean);
    },
  );
});

describe('escapeText', () => {
  it.each(HOSTILE_NAMES)('escapes every character of %j that has a meaning in Discord', (raw) => {
    const escaped = escapeText(cleanName(raw));
    expect(escaped.replaceAll(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[\\*_~`|<>#[\]()@:]/);
    expect(escaped.replaceAll(/\\(.)/g, '$1').replaceAll(/[\u2068\u2069]/g, '')).toBe(cleanName(raw));
  });

  it('isolates the direction of a right-to-left name', () => {
    expect(escapeText('שלום')).toBe('\u2068שלום\u2069');
    expect(codeText('שלום`')).toBe("\u2068שלום'\u2069");
  });
});

describe('textTable', () => {
  const columns = [
    { head: 'player', align: 'left' },
    { head: 'DPM', align: 'right' },
    { head: 'K', align: 'right' },
  ] as const;

  property.prop([
    fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.nat(99_999), fc.nat(999)), { maxLength: 12 }),
  ])('never grows beyond 42 cells and aligns its numbers', (players) => {
    const rows = players.map(([name, dpm, kills]) => [cleanName(name), String(dpm), String(kills)]);
    const lines = textTable(columns, rows).split('\n');
    expect(lines).toHaveLength(rows.length + 3);
    const widths = lines.slice(1, -1).map((line) => stringWidth(line));
    expect(Math.max(...widths)).toBeLessThanOrEqual(42);
    expect(new Set(widths).size).toBe(1);
  });

  it('removes characters that would absorb the blank after them', () => {
    expect(cleanName('a\u{1193f}b\u{111c2}')).toBe('ab');
  });

  it('prevents a fence in a name from ending the block', () => {
    expect(textTable(columns, [['```', '1', '2']]).split('```')).toHaveLength(3);
  });
});
