/** The files tell a spree from so many kills on; a shorter one is written as 0 there. */
const LEAST_TOLD = 3;

/** A longest spree: "<3" where the files say 0, which is not to say that nobody was killed. */
export function saySpree(kills: number, write: (kills: number) => string): string {
  return kills < LEAST_TOLD ? `<${LEAST_TOLD}` : write(kills);
}
