const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const UNDRAWABLE = /[\p{Co}\p{Cn}]/gu;

/** One drawable line of text: no control characters, no direction overrides, single spaces. Names come from cleanName. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').replace(CONTROL, '').replace(UNDRAWABLE, '\u25A1');
}
