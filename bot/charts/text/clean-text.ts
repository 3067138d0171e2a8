const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const UNDRAWABLE = /[\p{Co}\p{Cn}]/gu;
// Piles of combining marks climb into the rows above and below.
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;

/** One drawable line of text: no controls or direction overrides, no piles of accents, single spaces. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(CONTROL, '')
    .replace(UNDRAWABLE, '\u25A1')
    .replace(PILED_MARKS, '$1');
}
