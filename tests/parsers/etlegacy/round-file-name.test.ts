import { describe, expect, it } from 'vitest';
import { parseRoundFileName } from '../../../parsers/etlegacy/document/round-file-name.ts';

describe('the name of a round file', () => {
  it('returns the end of the round, the map and the round', () => {
    expect(parseRoundFileName('2031-02-03-040506-te_escape2-round-2.txt')).toEqual({
      kind: 'round',
      localEnd: '2031-02-03T04:05:06',
      map: 'te_escape2',
      label: 2,
      name: '2031-02-03-040506-te_escape2-round-2.txt',
    });
  });

  it('may contain a map whose name looks like the rest of it', () => {
    expect(parseRoundFileName('2031-02-03-040506-a-b_c.d+e-round-1-round-2.txt')?.map).toBe(
      'a-b_c.d+e-round-1',
    );
  });

  it('recognizes endstats files', () => {
    expect(parseRoundFileName('2031-02-03-040506-oasis-round-1-endstats.txt')).toMatchObject({
      kind: 'endstats',
      map: 'oasis',
      label: 1,
    });
  });

  it('loses the folder that old scripts glue to it', () => {
    expect(parseRoundFileName('gamestats\\2031-02-03-040506-oasis-round-1.txt')?.name).toBe(
      '2031-02-03-040506-oasis-round-1.txt',
    );
  });

  it.each([
    '2031-02-03-040506-OASIS-ROUND-1.TXT',
    '2031-02-03-040506-Oasis-Round-1.Txt',
    'GAMESTATS\\2031-02-03-040506-oasis-round-1.txt',
  ])('reads a name in other letter case (%#)', (name) => {
    expect(parseRoundFileName(name)).toMatchObject({
      kind: 'round',
      localEnd: '2031-02-03T04:05:06',
      label: 1,
    });
  });

  it('accepts a leap day in a leap year', () => {
    expect(parseRoundFileName('2028-02-29-235959-oasis-round-1.txt')?.localEnd).toBe('2028-02-29T23:59:59');
  });

  it.each([
    '2031-02-29-040506-oasis-round-1.txt',
    '2031-13-01-040506-oasis-round-1.txt',
    '2031-00-01-040506-oasis-round-1.txt',
    '2031-02-00-040506-oasis-round-1.txt',
    '0000-02-03-040506-oasis-round-1.txt',
    '2031-02-03-240506-oasis-round-1.txt',
    '2031-02-03-046006-oasis-round-1.txt',
    '2031-02-03-040560-oasis-round-1.txt',
    '2031-02-03-040506-oasis-round-0.txt',
    '2031-02-03-040506-oasis-round-3.txt',
    '2031-02-03-040506-oasis-round-01.txt',
    '2031-02-03-040506--round-1.txt',
    '2031-02-03-040506-oasis-round-1_ws.txt',
    '2031-02-03-040506-oasis-round-1.txt.part',
    ' 2031-02-03-040506-oasis-round-1.txt',
    '2031-02-03-040506-oasis-round-1.txt\n',
    '2031-02-03-040506-oa\nsis-round-1.txt',
    '2031-02-03-040506-oa\u0000sis-round-1.txt',
    '2031-02-03-040506-oa\u0085sis-round-1.txt',
    '2031-02-03-040506-oa/sis-round-1.txt',
    '2031-02-03-040506-oa\\sis-round-1.txt',
    '2031-02-03-040506-..-round-1.txt',
    '2031-02-03-040506-oa\uD800sis-round-1.txt',
    '../2031-02-03-040506-oasis-round-1.txt',
    'gamestats\\gamestats\\2031-02-03-040506-oasis-round-1.txt',
    'gamestats/2031-02-03-040506-oasis-round-1.txt',
    `2031-02-03-040506-${'é'.repeat(120)}-round-1.txt`,
    `2031-02-03-040506-${'x'.repeat(10_000_000)}-round-1.txt`,
    '',
  ])('refuses every other name (%#)', (name) => {
    expect(parseRoundFileName(name)).toBeNull();
  });
});
