import stringWidth from 'string-width';
import { stripColors } from '../core/color-codes.ts';
import { UNNAMED } from '../core/unnamed.ts';

/** The game limits names to 36 bytes; longer ones come from hostile files. */
const MAX_CELLS = 32;
/** Control, format (zero width, direction overrides, tags), private use and unassigned characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2800\u3164\uffa0\u115f\u1160]/gu;
/** More combining marks would overlap the lines above and below; in these scripts two do already, once composed. */
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;
const PILED_LETTER = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}{2,}/gu;
/** A caret that would form a new colour code once the invisible characters around it are removed. */
const LEFT_CARET = /\^+(?=[!-~])/g;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Returns a foreign name (player, team, map, server) as every face shows it: one line of plain text, no colour codes,
 * nothing invisible, at most 32 cells wide, never empty.
 */
export function cleanName(raw: string): string {
  const fitting = fitCells(visibleOf(raw), MAX_CELLS);
  return stringWidth(fitting) === 0 ? UNNAMED : fitting;
}

/** Whether a name has no visible character. */
export function isBlank(raw: string): boolean {
  return stringWidth(visibleOf(raw)) === 0;
}

function visibleOf(raw: string): string {
  const printable = stripColors(raw.slice(0, 400))
    .replaceAll(/\s/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(LEFT_CARET, '');
  // What was removed may have separated blanks, or a letter from its accent.
  return withoutPrefixes(printable)
    .normalize('NFC')
    .replace(PILED_LETTER, '$1')
    .replace(PILED_MARKS, '$1')
    .replaceAll(/ +/g, ' ')
    .trim();
}

/** Combining signs of some scripts join with the next character, so that a blank after them would have no width. */
function withoutPrefixes(text: string): string {
  return Array.from(text)
    .filter((sign) => sign <= '\u007e' || [...graphemes.segment(`${sign} `)].length > 1)
    .join('');
}

/** Truncates text to so many cells and marks the cut with an ellipsis. */
export function fitCells(text: string, cells: number): string {
  if (stringWidth(text) <= cells) return text;
  let fitting = '';
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment);
    if (used > cells - 1) break;
    fitting += segment;
  }
  return `${fitting.trimEnd()}…`;
}
