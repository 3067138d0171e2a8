// Colour codes of the Quake family: `^` plus any printable character except `^` and blank. `^^` is a plain caret, which
// a colour code may follow.
const COLOR = /\^[!-\]_-~]/g;

/** Returns the visible text without colour codes; may be empty (a name can consist of codes only). */
export function stripColors(raw: string): string {
  return raw.includes('^') ? raw.replace(COLOR, '') : raw;
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
  return runs;
}
