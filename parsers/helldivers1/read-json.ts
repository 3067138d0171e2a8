import { parseExactJson } from '../../core/exact-json.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * @param body bytes in UTF-8, or text.
 * @returns the value, with integers beyond 2^53 as bigint, so that no digit is lost; undefined if it is not JSON.
 */
export function readJson(body: Uint8Array | string): unknown {
  try {
    return parseExactJson(typeof body === 'string' ? body : decoder.decode(body), BigInt);
  } catch {
    return undefined;
  }
}
