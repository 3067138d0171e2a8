import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatId, hashId, parseId } from '../../core/public-id.ts';

const part = fc.oneof(fc.string(), fc.integer());

describe('public ids', () => {
  it('are parsed back to their number, in any case and between blanks', () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const id = hashId(parts);
        const text = formatId(id);
        expect(text).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
        expect(parseId(text)).toBe(id);
        expect(parseId(` ${text.toUpperCase()}\n`)).toBe(id);
      }),
    );
  });

  it('work for the smallest and the largest number', () => {
    expect(formatId(0)).toBe('0000000000');
    expect(formatId(2 ** 50 - 1)).toBe('zzzzzzzzzz');
    expect(parseId('zzzzzzzzzz')).toBe(2 ** 50 - 1);
  });

  it('differ when the parts differ, without ambiguity at their boundaries', () => {
    expect(hashId(['a', 'b'])).not.toBe(hashId(['ab']));
    expect(hashId(['a', 'b'])).toBe(hashId(['a', 'b']));
    const ids = Array.from({ length: 20_000 }, (_, i) => hashId(['default', i]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('never change between versions, because ids are stored and linked', () => {
    expect(formatId(hashId(['default', '2031-02-03T21:10:00', 'oasis', 1]))).toBe('vjzzjqw72w');
  });

  it('are rejected when the text is anything else', () => {
    for (const text of ['', '123456789', '12345678901', 'iiiiiiiiii', '12345-7890', 'ａbcdefghjk']) {
      expect(parseId(text)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const id = parseId(text);
        if (id !== null) expect(formatId(id)).toBe(text.trim().toLowerCase());
      }),
    );
  });
});
