/** Code that depends on nothing but the payload failed on it. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

/**
 * Runs pure code over payloads: what it throws is about them, unless memory ran out.
 *
 * @returns what `work` returns. Throws a PayloadError with the cause.
 */
export function aboutPayload<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof PayloadError || isOutOfMemory(error)) throw error;
    throw new PayloadError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === 'ERR_MEMORY_ALLOCATION_FAILED' || /allocation failed|out of memory/i.test(error.message);
}
