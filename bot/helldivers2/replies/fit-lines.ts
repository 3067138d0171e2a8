/**
 * Joins as many lines as fit into `budget` characters; what does not fit is counted in the last line.
 *
 * @param sayMore such as `n => "+n more"`.
 */
export function fitLines(
  lines: readonly string[],
  budget: number,
  sayMore: (rest: number) => string,
): string {
  const whole = lines.join('\n');
  if (whole.length <= budget) return whole;
  let text = '';
  for (const [at, line] of lines.entries()) {
    const more = sayMore(lines.length - at);
    const next = text === '' ? line : `${text}\n${line}`;
    if (next.length + sayMore(lines.length - at - 1).length + 1 > budget)
      return text === '' ? more : `${text}\n${more}`;
    text = next;
  }
  return text;
}
