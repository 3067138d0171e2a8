import { sayAge } from '../../wording/say-age.ts';
import { MOMENT_STYLES } from './moment-styles.ts';
import { element, type Piece } from './piece.ts';
import type { Rendering } from './rendering.ts';

/** Renders a moment in the zone of the rendering, which it names; a browser writes it in its own zone by `data-style`. */
export function renderMoment(seconds: number, style: string, { now, zone, locale }: Rendering): Piece {
  const at = new Date(seconds * 1000);
  const whole = new Intl.DateTimeFormat(locale, { ...MOMENT_STYLES['F'], timeZone: zone });
  const title = `${whole.format(at)}, ${zone}`;
  const words =
    style === 'R'
      ? sayAge(at, now)
      : new Intl.DateTimeFormat(locale, {
          ...(MOMENT_STYLES[style] ?? MOMENT_STYLES['f']),
          timeZone: zone,
        }).format(at);
  return element('time', { datetime: at.toISOString(), 'data-style': style, title }, words);
}
