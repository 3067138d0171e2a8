const POSITION = /position (\d+)/;
/** V8 shows the text around an unexpected token instead of its position, so many characters on each side. */
const AROUND = /^Unexpected token .*?, (\.\.\.)?"(.*)"(\.\.\.)? is not valid JSON$/s;
const EACH_SIDE = 10;

/**
 * Returns the 0-based place in the text at which JSON.parse failed; the end of the text where its message shows none.
 *
 * @param said the message of the error.
 */
export function findErrorPlace(text: string, said: string): number {
  const position = POSITION.exec(said)?.[1];
  if (position !== undefined) return Math.min(Number(position), text.length);
  const [, before, shown = '', after] = AROUND.exec(said) ?? [];
  if (before !== undefined) {
    const start = text.indexOf(shown);
    return start < 0 ? text.length : start + EACH_SIDE;
  }
  if (after !== undefined) return shown.length - EACH_SIDE;
  return shown === '' ? text.length : findInShort(text);
}

/** Texts of which V8 shows all have up to 40 characters. */
function findInShort(text: string): number {
  for (let end = 1; end < text.length; end++) if (isWrong(text.slice(0, end))) return end - 1;
  return Math.max(0, text.length - 1);
}

function isWrong(start: string): boolean {
  try {
    JSON.parse(start);
    return false;
  } catch (error) {
    return error instanceof Error && error.message.startsWith('Unexpected token');
  }
}
