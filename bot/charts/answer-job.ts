/** What a worker thread sends back. A failure is a value, so whatever else ends a job is the end of its thread. */
export type JobAnswer =
  | { readonly ok: true; readonly png: Uint8Array }
  | { readonly ok: false; readonly detail: string };

/** Turns what a drawing function throws into an answer. */
export function answerJob<Job>(
  draw: (job: Job) => Uint8Array | Promise<Uint8Array>,
): (job: Job) => Promise<JobAnswer> {
  return async (job) => {
    try {
      return { ok: true, png: await draw(job) };
    } catch (error) {
      return { ok: false, detail: error instanceof Error ? error.message : String(error) };
    }
  };
}
