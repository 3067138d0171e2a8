/** Code that depends only on the payload failed. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

/**
 * Runs pure code over payloads. Whatever it throws is caused by them, unless memory ran out.
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
