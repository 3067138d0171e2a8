/** An axis that nobody sees: without ticks, grid and labels to measure, which take as long as the bars themselves. */
export const BARE_SCALE = {
  display: false,
  ticks: { display: false, autoSkip: false, sampleSize: 1, maxTicksLimit: 2 },
  grid: { display: false },
  border: { display: false },
} as const;
