import leven, { closestMatch } from 'leven';

/** So many letters may differ, or one in four of a long name. */
const LEAST_DISTANCE = 2;
const LETTERS_PER_TYPO = 4;

/** So much of a name says which one is meant, however long the rest is. */
const LEAST_START = 4;

/**
 * The known name that differs least from `name`, or the only one that begins with it; undefined where none is close
 * enough to have been meant.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const maxDistance = Math.max(LEAST_DISTANCE, Math.floor(name.length / LETTERS_PER_TYPO));
  const byFolded = new Map(known.map((candidate) => [candidate.toUpperCase(), candidate]));
  const target = name.toUpperCase();
  const begun = [...byFolded.keys()].filter((candidate) => candidate.startsWith(target));
  const [only] = begun;
  const isStart =
    target.length >= LEAST_START && begun.length === 1 && target.length * 2 >= (only?.length ?? 0);
  if (only !== undefined && isStart) return byFolded.get(only);
  const folded = closestMatch(target, [...byFolded.keys()]);
  if (folded === undefined || leven(target, folded) > maxDistance) return undefined;
  return byFolded.get(folded);
}
