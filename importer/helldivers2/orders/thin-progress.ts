export type Progress = { readonly at: Date; readonly progress: readonly number[] };

/** How often unchanged progress is stored. */
const AT_LEAST_MS = 900_000;

/** Selects the progress of an order that is stored: each change, and one row per 15 minutes. Oldest first. */
export function thinProgress(said: readonly Progress[]): Progress[] {
  const kept: Progress[] = [];
  for (const row of said) {
    const last = kept.at(-1);
    const isSame = last !== undefined && String(last.progress) === String(row.progress);
    if (isSame && row.at.getTime() - last.at.getTime() < AT_LEAST_MS) continue;
    kept.push(row);
  }
  return kept;
}
