/** A smaller change is not a new deadline: it comes from the uneven clock of the war. */
const MOVED_MS = 5 * 60 * 1000;

/**
 * Computes a deadline from successive answers: the first one decides, and a later one only if it differs by more than 5
 * minutes (an extension, or a pause of the war).
 *
 * @param settled the result of earlier answers; null without one.
 * @param said the deadlines of the answers, oldest first.
 */
export function foldDeadline(settled: Date | null, said: readonly Date[]): Date | null {
  let deadline = settled;
  for (const at of said) {
    if (deadline === null || Math.abs(at.getTime() - deadline.getTime()) > MOVED_MS) deadline = at;
  }
  return deadline;
}
