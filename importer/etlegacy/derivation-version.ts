/** Part of every fingerprint. Raise it when the same files give different rows; every server is then derived again. */
export const DERIVATION = 23;

/** Returns what the rows of a server in this zone are derived with by this version. */
export function derivedWith(zone: string): string {
  return `${DERIVATION} ${zone}`;
}
