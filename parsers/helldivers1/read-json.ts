type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the engine hands the digits of a number to the reviver as a third argument, which the type does not say yet
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * @param body bytes in UTF-8, or text.
 * @returns the value, with integers beyond 2^53 as bigint, so that no digit is lost; undefined if it is not JSON.
 */
export function readJson(body: Uint8Array | string): unknown {
  try {
    return parseWith(typeof body === 'string' ? body : decoder.decode(body), keepDigits);
  } catch {
    return undefined;
  }
}

const keepDigits: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source)
    ? BigInt(source)
    : value;
