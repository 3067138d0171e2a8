/** Part of every print: raise it when the same files give other rows. Every server is then derived again. */
export const DERIVATION = 9;

/** Returns what the rows of a server whose clock stands in this zone are derived with today. */
export function derivedWith(zone: string): string {
  return `${DERIVATION} ${zone}`;
}
