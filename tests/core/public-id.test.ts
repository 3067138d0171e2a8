import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatId, hashId, parseId } from '../../core/public-id.ts';

const part = fc.oneof(fc.string(), fc.integer());

describe('public ids', () => {
  it('read back as the number they were made of, in any case and between blanks', () => {
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

  it('hold for the smallest and the largest number', () => {
    expect(formatId(0)).toBe('0000000000');
    expect(formatId(2 ** 50 - 1)).toBe('zzzzzzzzzz');
    expect(parseId('zzzzzzzzzz')).toBe(2 ** 50 - 1);
  });

  it('differ where the parts differ, and do not run into each other', () => {
    expect(hashId(['a', 'b'])).not.toBe(hashId(['ab']));
    expect(hashId(['a', 'b'])).toBe(hashId(['a', 'b']));
    const ids = Array.from({ length: 20_000 }, (_, i) => hashId(['default', i]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('stay what they are: stored ids and links live on', () => {
    expect(formatId(hashId(['default', '2031-02-03T21:10:00', 'oasis', 1]))).toBe('vjzzjqw72w');
  });

  it('are never read out of anything else', () => {
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
