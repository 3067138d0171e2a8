/** The files record sprees from this many kills on and write 0 for shorter ones. */
const LEAST_RECORDED = 3;

/** Formats a longest spree: "<3" where the files have 0, which does not mean that nobody was killed. */
export function saySpree(kills: number, write: (kills: number) => string): string {
  return kills < LEAST_RECORDED ? `<${LEAST_RECORDED}` : write(kills);
}
