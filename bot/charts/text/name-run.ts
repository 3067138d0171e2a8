import { cleanName } from '../../../wording/clean-name.ts';
import { COLOR } from '../tokens.ts';
import { cleanText } from './clean-text.ts';

/** A piece of a player's name; `color` is #rrggbb that can be read on a dark ground, null where the name has none. */
export type NameRun = { readonly text: string; readonly color: string | null };

export type TextRun = { readonly text: string; readonly color: string };

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

/** The name without colours, as the words beside the picture say it. */
export function plainName(runs: readonly NameRun[]): string {
  return cleanName(runs.map((run) => run.text).join(''));
}

/** The name as coloured text. Right-to-left names take one colour, because runs cannot be reordered one by one. */
export function colorName(runs: readonly NameRun[]): TextRun[] {
  const plain = plainName(runs);
  const longest = runs.reduce<NameRun | undefined>(
    (best, run) => (best === undefined || run.text.length > best.text.length ? run : best),
    undefined,
  );
  const colored = runs
    .map((run) => ({ text: cleanText(run.text), color: run.color ?? COLOR.text }))
    .filter((run) => run.text !== '');
  const intact =
    colored
      .map((run) => run.text)
      .join('')
      .trim() === plain;
  if (RIGHT_TO_LEFT.test(plain) || !intact) return [{ text: plain, color: longest?.color ?? COLOR.text }];
  return colored;
}
