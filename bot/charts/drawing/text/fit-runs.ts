import { measureRuns } from './measure-text.ts';
import type { TextRun } from '../../text/name-run.ts';
import type { TextStyle } from '../scene.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

// More than any row can show; limits the measurements that a hostile name can cause.
const LONGEST = 160;

type Letter = { readonly text: string; readonly color: string };

function splitLetters(runs: readonly TextRun[]): Letter[] {
  const letters: Letter[] = [];
  for (const run of runs) {
    for (const { segment } of graphemes.segment(run.text.slice(0, LONGEST * 4))) {
      if (letters.length >= LONGEST) return letters;
      letters.push({ text: segment, color: run.color });
    }
  }
  return letters;
}

function joinLetters(letters: readonly Letter[]): TextRun[] {
  const runs: { text: string; color: string }[] = [];
  for (const letter of letters) {
    const last = runs.at(-1);
    if (last?.color === letter.color) last.text += letter.text;
    else runs.push({ ...letter });
  }
  return runs;
}

function cutAt(letters: readonly Letter[], length: number): TextRun[] {
  const kept = letters.slice(0, length);
  const end = kept.at(-1) ?? letters[0];
  return end === undefined ? [] : joinLetters([...kept, { text: '…', color: end.color }]);
}

/** Returns the runs if they fit into `width` pixels, else the longest prefix that fits with an ellipsis. */
export function fitRuns(runs: readonly TextRun[], width: number, style: TextStyle): readonly TextRun[] {
  const letters = splitLetters(runs);
  const whole = joinLetters(letters);
  if (letters.length < LONGEST && measureRuns(whole, style) <= width) return whole;
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measureRuns(cutAt(letters, middle), style) <= width) low = middle;
    else high = middle - 1;
  }
  return cutAt(letters, low);
}
