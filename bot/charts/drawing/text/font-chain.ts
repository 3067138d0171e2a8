import { BASE_FAMILIES, registerBaseFonts } from './base-fonts.ts';
import { registerCjkFonts } from './cjk-fonts.ts';
import { registerFont } from './font-file.ts';

/** CSS family list for one text; `variable` when one of the fonts has a weight axis. */
export type FontChain = { readonly families: string; readonly variable: boolean };

// Characters of Inter: Latin, Greek, Cyrillic, general punctuation, euro and trade mark.
const INTER =
  /^[\u0020-\u024F\u0370-\u03FF\u0400-\u052F\u1E00-\u1EFF\u2009-\u2027\u2030-\u203A\u20AC\u2122]*$/u;
const HEBREW = /[\u0590-\u05FF\uFB1D-\uFB4F]/u;
const ARABIC = /[\u0600-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]/u;
const CJK =
  /[\u1100-\u11FF\u2E80-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;

const base: FontChain = { families: quote(BASE_FAMILIES), variable: false };
const chains = new Map<string, FontChain>();
let ready = false;

function quote(families: readonly string[]): string {
  return families.map((family) => `'${family}'`).join(', ');
}

function registerPair(family: string, packageName: string, stem: string): string {
  for (const weight of [400, 700]) registerFont(family, packageName, `files/${stem}-${weight}-normal.woff2`);
  return family;
}

function registerFallbacks(text: string): FontChain {
  const families = [...BASE_FAMILIES];
  if (HEBREW.test(text))
    families.push(registerPair('Noto Hebrew', '@fontsource/noto-sans-hebrew', 'noto-sans-hebrew-hebrew'));
  if (ARABIC.test(text))
    families.push(registerPair('Noto Arabic', '@fontsource/noto-sans-arabic', 'noto-sans-arabic-arabic'));
  const codes = Array.from(text)
    .filter((char) => CJK.test(char))
    .map((char) => char.codePointAt(0) ?? 0);
  const cjk = registerCjkFonts(codes);
  families.push(...cjk, registerPair('DejaVu', '@fontsource/dejavu-sans', 'dejavu-sans-latin'));
  for (const subset of ['symbols', 'math']) {
    const family = `Noto Symbols 2 ${subset}`;
    registerFont(
      family,
      '@fontsource/noto-sans-symbols-2',
      `files/noto-sans-symbols-2-${subset}-400-normal.woff2`,
    );
    families.push(family);
  }
  // Coarse shapes, but for nearly every assigned character: the last fallback before an empty box.
  registerFont('Unifont', '@fontsource/unifontex', 'files/unifontex-latin-400-normal.woff2');
  families.push('Unifont');
  return { families: quote(families), variable: cjk.length > 0 };
}

/**
 * Returns the font families that draw a text without empty boxes. Fonts beyond Inter are loaded when a text first needs
 * them.
 */
export function fontChain(text: string): FontChain {
  if (!ready) {
    registerBaseFonts();
    ready = true;
  }
  if (INTER.test(text)) return base;
  const known = chains.get(text);
  if (known !== undefined) return known;
  const chain = registerFallbacks(text);
  if (chains.size > 2000) chains.clear();
  chains.set(text, chain);
  return chain;
}
