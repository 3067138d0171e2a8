/** An invisible axis: ticks, grid and labels would have to be measured, which takes as long as drawing the bars. */
export const BARE_SCALE = {
  display: false,
  ticks: { display: false, autoSkip: false, sampleSize: 1, maxTicksLimit: 2 },
  grid: { display: false },
  border: { display: false },
} as const;
