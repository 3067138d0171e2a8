// Moments in the zone and the language of the browser; ages that go on.
import { MOMENT_STYLES } from '../render/moment-styles.ts';

const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** Writes all moments below a node. */
export function writeMoments(root: ParentNode): void {
  for (const time of root.querySelectorAll<HTMLTimeElement>('time[data-style]')) {
    const at = new Date(time.dateTime);
    const { style = 'f' } = time.dataset;
    time.textContent =
      style === 'R'
        ? sayAge(at)
        : new Intl.DateTimeFormat(undefined, MOMENT_STYLES[style] ?? MOMENT_STYLES['f']).format(at);
    time.title = new Intl.DateTimeFormat(undefined, MOMENT_STYLES['F']).format(at);
  }
}

function sayAge(at: Date): string {
  const ms = at.getTime() - Date.now();
  const [unit, size] = UNITS.find(([, length]) => Math.abs(ms) >= length) ?? (['second', 1000] as const);
  return relative.format(Math.round(ms / size), unit);
}
