import { exactDigits } from '../../../core/exact-json.ts';

/** A number as JSON shows it to the digit, also where a double would lose some. */
export function exactNumber(value: number | bigint): number | object {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : exactDigits(String(value));
}
