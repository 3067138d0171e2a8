// Colour codes of the Quake family: `^` plus any printable character except `^` and blank. `^^` is a plain caret, which
// a colour code may follow.
const COLOR = /\^[!-\]_-~]/g;
/** What a caret reads as a colour code with. */
const CODE_CHARACTER = /^[!-\]_-~]/;

/**
 * Returns the visible text without colour codes; may be empty (a name can consist of codes only). A caret that would
 * form a new code with what follows it is dropped as well, so a second call changes nothing.
 */
export function stripColors(raw: string): string {
  if (!raw.includes('^')) return raw;
  return splitColors(raw)
    .map(({ text }) => text)
    .join('');
}

export type ColoredRun = {
  readonly text: string;
  /** The character behind `^`; null before the first code. */
  readonly code: string | null;
};

/** Splits the visible text where its colour changes, in order; joined, the texts are `stripColors(raw)`. */
export function splitColors(raw: string): readonly ColoredRun[] {
  const runs: ColoredRun[] = [];
  let code: string | null = null;
  let from = 0;
  for (const match of raw.matchAll(COLOR)) {
    if (match.index > from) runs.push({ text: raw.slice(from, match.index), code });
    code = match[0].charAt(1);
    from = match.index + 2;
  }
  if (from < raw.length) runs.push({ text: raw.slice(from), code });
  return withoutOpenCarets(runs);
}

/** Removes the carets at the end of a run that would form a code with the run behind it. */
function withoutOpenCarets(runs: readonly ColoredRun[]): readonly ColoredRun[] {
  let following = '';
  return runs
    .toReversed()
    .map((run) => {
      const text = CODE_CHARACTER.test(following) ? run.text.replace(/(?<!\^)\^+$/, '') : run.text;
      following = text === '' ? following : text;
      return { ...run, text };
    })
    .filter(({ text }) => text !== '')
    .toReversed();
}
