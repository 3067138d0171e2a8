const BARS = '▁▂▃▄▅▆▇█';

/** One bar per value, a dot where there is none. `most` is the value of the highest bar. */
export function sparkline(values: readonly (number | null)[], most: number): string {
  return values
    .map((value) => {
      if (value === null) return '·';
      const step = Math.ceil((value / most) * BARS.length) - 1;
      return BARS[Math.min(BARS.length - 1, Math.max(0, step))];
    })
    .join('');
}
