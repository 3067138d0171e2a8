const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const UNDRAWABLE = /[\p{Co}\p{Cn}]/gu;
// Piles of combining marks climb into the rows above and below; in these scripts two are a pile already.
const PILED_MARKS = /(\p{M}{2})\p{M}+/gu;
const PILED_LETTER = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}{2,}/gu;
/** What would look like a colour code once those around it are gone. */
const LEFT_CARET = /\^(?=[!-~])/gu;

/** One drawable line of text: no controls, colour codes or direction overrides, no piles of accents, single spaces. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(CONTROL, '')
    .replace(UNDRAWABLE, '\u25A1')
    .replace(LEFT_CARET, '')
    .replace(PILED_LETTER, '$1')
    .replace(PILED_MARKS, '$1');
}
