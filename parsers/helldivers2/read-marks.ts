// Marks of the game in texts: <i=1> yellow, <i=2> red, <i=3> bold heading, <c=#rrggbb>, their ends, and stray forms of
// them.

export type MarkedRun = { readonly text: string; readonly isStrong: boolean };
export type MarkedText = {
  /** A leading <i=3>, or a first line in capitals; null for none. */
  readonly title: string | null;
  readonly runs: readonly MarkedRun[];
};

const MARK = /<\s*\/?\s*(?:i|c)\s*(?:=\s*#?[\da-f]*)?\s*\/?\s*>|<\s*\/\s*>|<i=\d(?!\d)|<\/i(?![a-z])/gi;
const STRONG = /^<\s*i\s*=\s*[13]/i;
const LEADING = /^\s*<\s*i\s*=\s*3\s*>([\s\S]*?)<\s*\/\s*i?[^>]*>\s*/i;
const FIRST_LINE = /^\s*([^\n]{2,120})\n+/;

/** Splits a text of the game into runs without marks. Marks 1 and 3 are strong; the others only colour. */
export function readMarks(message: string): MarkedText {
  const leading = LEADING.exec(message);
  if (leading !== null) {
    const title = plain(leading[1] ?? '');
    if (title !== '') return { title, runs: toRuns(message.slice(leading[0].length)) };
  }
  const [whole = '', first = ''] = FIRST_LINE.exec(message) ?? [];
  const line = plain(first);
  if (line !== '' && line === line.toUpperCase() && /\p{Lu}{2}/u.test(line))
    return { title: line, runs: toRuns(message.slice(whole.length)) };
  return { title: null, runs: toRuns(message) };
}

function plain(text: string): string {
  return text.replaceAll(MARK, '').replaceAll(/\s+/g, ' ').trim();
}

function toRuns(text: string): MarkedRun[] {
  const runs: MarkedRun[] = [];
  let from = 0;
  let isStrong = false;
  for (const mark of text.matchAll(MARK)) {
    runs.push({ text: text.slice(from, mark.index), isStrong });
    isStrong = STRONG.test(mark[0]);
    from = mark.index + mark[0].length;
  }
  runs.push({ text: text.slice(from), isStrong });
  return runs.filter((run) => run.text !== '');
}
