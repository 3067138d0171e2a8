const LEAST_TAG = 3;
const LEAST_WEARERS = 2;
const WEARING_SHARE = 2 / 3;

/**
 * Returns the longest start or end, of three characters or more, that the names of at least two thirds of a team share;
 * undefined where there is none.
 *
 * @param names per player the names used this evening, without colour codes; one that matches is enough.
 */
export function findTag(names: readonly (readonly string[])[]): string | undefined {
  const needed = Math.max(LEAST_WEARERS, Math.ceil(names.length * WEARING_SHARE));
  const worn = names.map((own) => own.map((name) => name.trim()));
  const isTag = (fits: (name: string) => boolean, tag: string) => {
    const wearers = worn.filter((own) => own.some(fits));
    // A complete name that all of them share, such as the default name, is not a tag before or after a name.
    return (
      wearers.length >= needed && wearers.some((own) => own.some((name) => fits(name) && name !== tag.trim()))
    );
  };
  const starts = commonStarts(worn).filter((start) => isTag((name) => name.startsWith(start), start));
  const ends = commonStarts(worn.map((own) => own.map(reverse)))
    .map(reverse)
    .filter((end) => isTag((name) => name.endsWith(end), end));
  return [...starts, ...ends]
    .map((tag) => tag.trim())
    .toSorted((x, y) => y.length - x.length || (x < y ? -1 : 1))[0];
}

/** The common starts of the names of any two people that are long enough and contain a letter or digit. */
function commonStarts(names: readonly (readonly string[])[]): string[] {
  const found = new Set<string>();
  for (const [at, own] of names.entries()) {
    for (const one of own) {
      for (const other of names.slice(at + 1).flat()) {
        const start = commonStart(one, other);
        if (start.trim().length >= LEAST_TAG && /[\p{L}\p{N}]/u.test(start)) found.add(start);
      }
    }
  }
  return [...found];
}

function commonStart(one: string, other: string): string {
  const [letters, others] = [Array.from(one), Array.from(other)];
  const end = letters.findIndex((letter, at) => letter !== others[at]);
  return (end < 0 ? letters : letters.slice(0, end)).join('');
}

function reverse(text: string): string {
  return Array.from(text).toReversed().join('');
}
