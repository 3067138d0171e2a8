import { describe, expect, it } from 'vitest';
import { splitColors, stripColors } from '../../../core/color-codes.ts';

describe('colour codes', () => {
  it.each([
    ['^1red^7white', 'redwhite'],
    ['^/slash^?mark^.dot', 'slashmarkdot'],
    ['^^1x', '^x'],
    ['^^^2y', '^^y'],
    ['end^', 'end^'],
    ['^ blank', '^ blank'],
    ['^éclair', '^éclair'],
    ['^2^2^2', ''],
    ['plain', 'plain'],
  ])('leave %j as %j', (raw, clean) => {
    expect(stripColors(raw)).toBe(clean);
    expect(
      splitColors(raw)
        .map((run) => run.text)
        .join(''),
    ).toBe(clean);
  });

  it('cut a name where its colour changes', () => {
    expect(splitColors('a^1b^^2c^3')).toEqual([
      { text: 'a', code: null },
      { text: 'b^', code: '1' },
      { text: 'c', code: '2' },
    ]);
  });
});
