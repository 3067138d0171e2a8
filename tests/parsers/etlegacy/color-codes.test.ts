import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { splitColors, stripColors } from '../../../core/color-codes.ts';

describe('colour codes', () => {
  it.each([
    ['^1red^7white', 'redwhite'],
    ['^/slash^?mark^.dot', 'slashmarkdot'],
    ['^^1x', 'x'],
    ['^^^2y', 'y'],
    ['^^double', 'ouble'],
    ['^^1^2x', 'x'],
    ['^^1 x', '^ x'],
    ['^^1^2', '^'],
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

  property.prop([fc.string({ unit: fc.constantFrom('^', '1', 'x', ' ', 'é'), maxLength: 12 })])(
    'leave nothing that a second look takes for a code',
    (raw) => {
      expect(stripColors(stripColors(raw))).toBe(stripColors(raw));
    },
  );

  it('cut a name where its colour changes', () => {
    expect(splitColors('a^1b^^2c^3')).toEqual([
      { text: 'a', code: null },
      { text: 'b', code: '1' },
      { text: 'c', code: '2' },
    ]);
  });
});
