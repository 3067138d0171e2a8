/** A deadline that moves less was not moved: the war's clock only runs unevenly. */
const MOVED_MS = 5 * 60 * 1000;

/**
 * When something ends, by what successive answers said of it: the first one decides, and a later one only where it says
 * more than 5 minutes else (an extension, or a pause of the war).
 *
 * @param settled what the answers before these came to; null for none.
 * @param said what each answer said, oldest first.
 */
export function foldDeadline(settled: Date | null, said: readonly Date[]): Date | null {
  let deadline = settled;
  for (const at of said) {
    if (deadline === null || Math.abs(at.getTime() - deadline.getTime()) > MOVED_MS) deadline = at;
  }
  return deadline;
}
