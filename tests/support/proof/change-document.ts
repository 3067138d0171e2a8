import type { Random } from '../../../simulator/etlegacy/random.ts';

const ODD_VALUES = [
  'null',
  'true',
  '-1',
  '1e400',
  '9'.repeat(400),
  '2147483648',
  '""',
  '"\\u0000"',
  '"__proto__"',
  '[]',
  '{}',
  '{"__proto__":{"polluted":1}}',
  '[[[[[[[[]]]]]]]]',
  '"-5"',
  '"1.5"',
  '"nan"',
] as const;

const CHANGES = [changeBytes, cut, changeNumber, changeValue, dropKey, doubleSlice, changeText] as const;

/** Returns the document with one to three random changes: bytes, types, values, missing keys, truncation. */
export function changeDocument(bytes: Uint8Array, random: Random): Uint8Array {
  let text = Buffer.from(bytes).toString('latin1');
  for (let change = random.int(1, 3); change > 0; change--)
    text = CHANGES[random.int(0, CHANGES.length - 1)]?.(text, random) ?? text;
  return Buffer.from(text, 'latin1');
}

function changeBytes(text: string, random: Random): string {
  const at = random.int(0, text.length);
  const junk = Array.from({ length: random.int(1, 4) }, () => String.fromCharCode(random.int(0, 255)));
  return text.slice(0, at) + junk.join('') + text.slice(at + random.int(0, 4));
}

function cut(text: string, random: Random): string {
  return text.slice(0, random.int(0, text.length));
}

function changeNumber(text: string, random: Random): string {
  return replaceOne(text, /\d+/g, random, () => String(random.int(-5, 5_000_000)));
}

function changeValue(text: string, random: Random): string {
  const odd = ODD_VALUES[random.int(0, ODD_VALUES.length - 1)] ?? 'null';
  return replaceOne(text, /:(?:"[^"]*"|-?[\d.]+|true|false)/g, random, () => `:${odd}`);
}

function dropKey(text: string, random: Random): string {
  return replaceOne(text, /"[a-zA-Z_]+":(?:"[^"]*"|-?[\d.]+),/g, random, () => '');
}

function changeText(text: string, random: Random): string {
  return replaceOne(text, /"[a-zA-Z_]+"/g, random, (found) => `"${found.slice(2, -1)}x"`);
}

function doubleSlice(text: string, random: Random): string {
  const at = random.int(0, text.length);
  return text.slice(0, at) + text.slice(Math.max(0, at - random.int(1, 400)), at) + text.slice(at);
}

function replaceOne(
  text: string,
  pattern: RegExp,
  random: Random,
  change: (found: string) => string,
): string {
  const places = [...text.matchAll(pattern)];
  const place = places[random.int(0, places.length - 1)];
  if (place === undefined) return text;
  return text.slice(0, place.index) + change(place[0]) + text.slice(place.index + place[0].length);
}
