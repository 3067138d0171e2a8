import type { TextRun } from '../drawing/scene.ts';
import { cleanText } from './clean-text.ts';
import { etColor } from '../../etlegacy/pictures/et-color.ts';

/** A piece of a player's name; `code` is the ET colour character, null where the name has no colour. */
export type NameRun = { readonly text: string; readonly code: string | null };

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

/** The name without colours, as said in alt texts. */
export function plainName(runs: readonly NameRun[]): string {
  const text = cleanText(runs.map((run) => run.text).join('')).trim();
  return text === '' ? '(no name)' : text;
}

/** The name as coloured text. Right-to-left names take one colour, because runs cannot be reordered one by one. */
export function colorName(runs: readonly NameRun[]): TextRun[] {
  const plain = plainName(runs);
  const longest = runs.reduce<NameRun | undefined>(
    (best, run) => (best === undefined || run.text.length > best.text.length ? run : best),
    undefined,
  );
  const colored = runs
    .map((run) => ({ text: cleanText(run.text), color: etColor(run.code) }))
    .filter((run) => run.text !== '');
  const intact =
    colored
      .map((run) => run.text)
      .join('')
      .trim() === plain;
  if (RIGHT_TO_LEFT.test(plain) || !intact) return [{ text: plain, color: etColor(longest?.code ?? null) }];
  return colored;
}
