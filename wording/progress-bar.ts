const BLOCKS = 10;

/** Ten blocks for 0 to 100 %; the number stands beside it. Full and empty only where that is exact. */
export function progressBar(pct: number): string {
  const share = Math.min(Math.max(pct, 0), 100);
  const exact = Math.round((share / 100) * BLOCKS);
  const full = share >= 100 ? BLOCKS : share <= 0 ? 0 : Math.min(Math.max(exact, 1), BLOCKS - 1);
  return '▰'.repeat(full) + '▱'.repeat(BLOCKS - full);
}
