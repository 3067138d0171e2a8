import { z } from 'zod';

export type Address = { readonly url: string; readonly token: string };

export type PushAnswer = {
  readonly status: number;
  /** Such as ROUND_TAKEN; a dash where the answer is not one of Debrief. */
  readonly code: string;
  readonly message: string;
  /** What to do, for refusals. */
  readonly tip: string | null;
  readonly ids: readonly string[];
};

/** As long as the scripts' curl waits. */
const TIMEOUT_MS = 10_000;

const TAKEN = z.object({ code: z.string(), message: z.string(), ids: z.array(z.string()) });
const REFUSED = z.object({ error: z.object({ code: z.string(), message: z.string(), tip: z.string() }) });

/**
 * Sends a body as the scripts of a game server do. Rejects where nobody answers.
 *
 * @param isPacked whether the body is packed with gzip.
 */
export async function sendRound(
  { url, token }: Address,
  body: Uint8Array,
  isPacked: boolean,
): Promise<PushAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
    },
    body: new Uint8Array(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return { status: response.status, ...readAnswer(await response.text()) };
}

function readAnswer(text: string): Omit<PushAnswer, 'status'> {
  const value = parseJson(text);
  const taken = TAKEN.safeParse(value);
  if (taken.success) return { ...taken.data, tip: null };
  const refused = REFUSED.safeParse(value);
  if (refused.success) return { ...refused.data.error, ids: [] };
  return { code: '-', message: 'The answer is not one of Debrief.', tip: null, ids: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
