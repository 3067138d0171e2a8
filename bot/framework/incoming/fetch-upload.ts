// Fetches a file that was uploaded to Discord, only from Discord's origins: its address is untrusted.
import type { Upload } from './incoming.ts';

/** No round file is larger; the importer reads no more either. */
export const MOST_BYTES = 2 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
const ORIGINS = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];

export type FetchedUpload =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly name: string;
      /**
       * NOT_A_ROUND_FILE: the name does not match. TOO_LARGE, EMPTY: the size. NOT_FROM_DISCORD: the address has
       * another origin. OUT_OF_REACH: the download failed or was incomplete.
       */
      readonly code: 'NOT_A_ROUND_FILE' | 'TOO_LARGE' | 'EMPTY' | 'NOT_FROM_DISCORD' | 'OUT_OF_REACH';
    };

export type FetchUpload = (upload: Upload) => Promise<FetchedUpload>;

/**
 * @param accepts whether a file name is one that some game accepts.
 * @param origins allowed origins: Discord's own, others in tests only.
 */
export function createFetchUpload(
  accepts: (name: string) => boolean,
  origins: readonly string[] = ORIGINS,
): FetchUpload {
  return async ({ name, url, size }) => {
    if (!accepts(name)) return { ok: false, name, code: 'NOT_A_ROUND_FILE' };
    if (size > MOST_BYTES) return { ok: false, name, code: 'TOO_LARGE' };
    if (size === 0) return { ok: false, name, code: 'EMPTY' };
    if (!URL.canParse(url) || !origins.includes(new URL(url).origin)) {
      return { ok: false, name, code: 'NOT_FROM_DISCORD' };
    }
    const bytes = await fetchBytes(url, size).catch(() => null);
    return bytes === null ? { ok: false, name, code: 'OUT_OF_REACH' } : { ok: true, name, bytes };
  };
}

/** Reads exactly so many bytes; null when there are more, fewer or none. */
async function fetchBytes(url: string, size: number): Promise<Uint8Array | null> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    return null;
  }
  const bytes = new Uint8Array(size);
  let length = 0;
  for await (const chunk of response.body) {
    if (length + chunk.length > size) return null;
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return length === size ? bytes : null;
}
