import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeJson } from '../../../../parsers/etlegacy/json/decode-json.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const reasonOf = (text: string): string | null => {
  const decoded = decodeJson(bytesOf(text));
  return decoded.ok ? null : `${decoded.code}: ${decoded.reason}`;
};
const DOCUMENT = JSON.stringify({
  round_info: { mapname: 'supply', timelimit: '12:00' },
  numbers: Array.from({ length: 60 }, (_, at) => at * 7),
  text: 'a "b" \\ é',
});

test.each([
  ['hello', 1],
  [' {"a": hello}', 8],
  [`{"a": hello, "b": "${'x'.repeat(80)}"}`, 7],
  [DOCUMENT.replace('"supply"', 'supply'), 26],
  [DOCUMENT.replace('7,14', '7,,14'), DOCUMENT.indexOf('7,14') + 3],
  [`${DOCUMENT}${DOCUMENT}`, DOCUMENT.length + 1],
])('the reason names the place of the error: %j', (text, place) => {
  expect(reasonOf(text)).toBe(`BAD_JSON: it is not JSON at character ${place} of ${text.length}`);
});

test('a text that ends early is half of a document, wherever it ends', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: DOCUMENT.length - 1 }), (length) => {
      const text = DOCUMENT.slice(0, length);
      // What ends with a bracket may be damaged as well as half.
      fc.pre(!/[\]}]$/.test(text));
      expect(reasonOf(text)).toBe(
        `TRUNCATED: the text stops in the middle, at character ${length} of ${length}`,
      );
    }),
  );
});

test('a byte order mark before Latin-1 is no part of the text', () => {
  expect(decodeJson(bytesOf('\u00ef\u00bb\u00bf{"name":"caf\u00e9"}'))).toEqual({
    ok: true,
    value: { name: 'caf\u00e9' },
    isLatin1: true,
  });
});
