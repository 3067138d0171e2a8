// What players may call themselves must not move the cursor, turn the text around or widen a column.
import stringWidth from 'string-width';

/** Controls, escape sequences, bidirectional marks, invisible joiners, private use, lone surrogates. */
const HARMFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;
const MARK_PILES = /(\p{M}{2})\p{M}+/gu;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text that was typed by a stranger, safe to print; never empty. */
export function printable(text: string): string {
  const clean = text.replace(HARMFUL, '').replace(MARK_PILES, '$1').replaceAll(/\s+/gu, ' ').trim();
  return stringWidth(clean) === 0 ? '(no name)' : clean;
}

/** Cuts to `width` terminal cells, with an ellipsis where something is missing. */
export function fit(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = '';
  for (const { segment } of segmenter.segment(text)) {
    if (stringWidth(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Fills up to `width` terminal cells; wide characters count two. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + blanks : blanks + text;
}
