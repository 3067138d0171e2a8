/** Longer waits are assumed to be mistakes: one bad header must not stop polling for days. */
const LONGEST_RETRY_MS = 60 * 60 * 1000;
/** An answer that declares itself fresh for longer would hide what changes meanwhile. */
const LONGEST_FRESH_MS = 5 * 60 * 1000;

/** When the answer was made, by its Date header. */
export function readTime(headers: Headers): Date | null {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? null : new Date(time);
}

/** Retry-After in whole seconds or as a date; null when missing or invalid. */
export function readRetryAfter(headers: Headers, now: Date): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (text === '') return null;
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), LONGEST_RETRY_MS);
}

export function readMaxAge(headers: Headers): number | null {
  const seconds = /(?:^|,)\s*max-age=(\d+)/i.exec(headers.get('cache-control') ?? '')?.[1];
  return seconds === undefined ? null : Math.min(Number(seconds) * 1000, LONGEST_FRESH_MS);
}
