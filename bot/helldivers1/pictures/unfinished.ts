/** A share in percent that is shown with one decimal: only what is complete is 100 %. */
export function unfinished(pct: number): number {
  return pct < 100 ? Math.min(pct, 99.9) : pct;
}
