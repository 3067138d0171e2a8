/** Terms that only make sense where a map has two rounds in which the teams swap sides. */
const STOPWATCH: readonly RegExp[] = [
  /\bstopwatch\b/i,
  /\bround (?:1|2|one|two)\b/i,
  /\bboth (?:rounds|held)\b/i,
  /\b(?:first|second) (?:attack|round|half)\b/i,
  /\battack(?:ed|s|er|ers)? (?:first|second)\b/i,
  /\b(?:axis|allies) first\b/i,
  /\b(?:axis|allies), then\b/i,
  /\b(?:no|missing|single|partial:?) round\b/i,
  /\b(?:pair|pairs|orphan|swap|swaps|1st|2nd)\b/i,
  /(?:^|[ `])> ?(?:\d+:\d\d|held)/m,
];
/** Terms that only make sense where one team attacks. */
const ATTACK: readonly RegExp[] = [
  /\battack/i,
  /\bdefend/i,
  /\bheld\b/i,
  /\bgot through\b/i,
  // Plants and defuses are counted there too.
  /\bobjective\b(?! acts)/i,
];

/** Returns the lines with an inappropriate term, each with its place. */
export function findStopwatchWords(
  said: readonly (readonly [where: string, text: string])[],
  { hasAttacks }: { readonly hasAttacks: boolean },
): string[] {
  const banned = hasAttacks ? STOPWATCH : [...STOPWATCH, ...ATTACK];
  const found = said.flatMap(([where, text]) =>
    text
      .split('\n')
      .filter((line) => banned.some((pattern) => pattern.test(line)))
      .map((line) => `${where}: ${line}`),
  );
  return [...new Set(found)];
}
