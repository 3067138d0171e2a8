// Strict readers: the whole text must be the number. NaN means "not a number of this kind";
// Number() is too generous here (blank, hexadecimal, exponents).
const ZERO = 48;
const NINE = 57;
const MINUS = 45;
/** More digits than any number that fits a PostgreSQL integer with its sign. */
const MAX_LENGTH = 11;

/** An integer as the writer prints it: digits, optionally with a minus. NaN otherwise. */
export function readInteger(text: string): number {
  const length = text.length;
  if (length === 0 || length > MAX_LENGTH) return Number.NaN;
  const negative = text.charCodeAt(0) === MINUS;
  let index = negative ? 1 : 0;
  if (index === length) return Number.NaN;
  let value = 0;
  for (; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < ZERO || code > NINE) return Number.NaN;
    value = value * 10 + (code - ZERO);
  }
  return negative && value !== 0 ? -value : value;
}

const DECIMAL = /^-?\d{1,12}(?:\.\d{1,6})?$/;
/** What C prints for 0/0 and 1/0. */
const NOT_FINITE = /^-?(?:nan(?:\(ind\))?|inf|infinity)$/i;

/** A number with a fraction; null if the writer divided by zero; NaN otherwise. */
export function readDecimal(text: string): number | null {
  if (DECIMAL.test(text)) return Number(text);
  return NOT_FINITE.test(text) ? null : Number.NaN;
}

/** `m:ss` (minutes may exceed 59) as seconds; NaN otherwise. */
export function readClock(text: string): number {
  const match = /^(\d{1,4}):([0-5]\d)$/.exec(text);
  return match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2]);
}
