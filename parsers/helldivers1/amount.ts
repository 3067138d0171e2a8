/** An integer of any size: a number below 2^53, a bigint beyond it. */
export type Amount = number | bigint;

/** @returns the number if it is exact. */
export function toAmount(value: bigint): Amount {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
