import { sayAge } from '../../wording/say-age.ts';
import { element, type Piece } from './piece.ts';
import type { Rendering } from './rendering.ts';

/** Discord's styles of a moment, but for R, the age. */
const STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

/** Renders a moment in the zone of the rendering, which it names; a browser writes it in its own zone by `data-style`. */
export function renderMoment(seconds: number, style: string, { now, zone, locale }: Rendering): Piece {
  const at = new Date(seconds * 1000);
  const whole = new Intl.DateTimeFormat(locale, { ...STYLES['F'], timeZone: zone });
  const title = `${whole.format(at)}, ${zone}`;
  const words =
    style === 'R'
      ? sayAge(at, now)
      : new Intl.DateTimeFormat(locale, { ...(STYLES[style] ?? STYLES['f']), timeZone: zone }).format(at);
  return element('time', { datetime: at.toISOString(), 'data-style': style, title }, words);
}
