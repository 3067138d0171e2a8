import stringWidth from 'string-width';
import { stripColors } from '../core/color-codes.ts';

/** Names reach 36 bytes in the game; what is longer comes from hostile files. */
const MAX_CELLS = 32;
/** Control, format (zero width, direction overrides, tags), private use and unassigned characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2800\u3164\uffa0\u115f\u1160]/gu;
/** A letter may carry two marks, as Vietnamese does; towers of them overlap the lines above. */
const TOWER = /(\p{M}{2})\p{M}+/gu;
/** What would look like a code once more when others around it are gone. */
const LEFT_CARET = /\^(?=[!-~])/g;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A player's name as plain text: one line, no colour codes, nothing invisible, at most 32 cells wide, never empty. */
export function cleanName(raw: string): string {
  const fitting = fitCells(withoutPrefixes(visibleOf(raw)), MAX_CELLS);
  return stringWidth(fitting) === 0 ? 'unnamed' : fitting;
}

/** Whether nothing of a name can be seen. */
export function isBlank(raw: string): boolean {
  return stringWidth(withoutPrefixes(visibleOf(raw))) === 0;
}

function visibleOf(raw: string): string {
  return stripColors(raw.slice(0, 400).normalize('NFC'))
    .replaceAll(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(LEFT_CARET, '')
    .replace(TOWER, '$1')
    .trim();
}

/** Signs of some scripts melt with whatever follows, so that a blank behind them would take no room. */
function withoutPrefixes(text: string): string {
  return Array.from(text)
    .filter((sign) => sign <= '\u007e' || [...graphemes.segment(`${sign} `)].length > 1)
    .join('');
}

/** Cuts text that is wider than so many cells, and shows that by an ellipsis. */
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
