import leven, { closestMatch } from 'leven';

/** Prefixes that only Debrief is likely to use. */
const OURS = /^(?:ET|DISCORD|DEBRIEF)_/i;
/** Maximum edit distance of a suggestion; for a long name, a quarter of its letters. */
const LEAST_DISTANCE = 2;
const LETTERS_PER_TYPO = 4;
/** compose.yaml reads these from the same .env. */
const FOR_COMPOSE = ['POSTGRES_PASSWORD', 'STATS_DIR'];

type SettingNames = {
  /** Every setting. */
  readonly known: readonly string[];
  /** Other names that are referenced, for example from debrief.json. */
  readonly named: readonly string[];
  /** Names that .env defines; only Debrief reads that file. */
  readonly written: readonly string[];
  /** Names in the environment, which other programs share. */
  readonly inherited: readonly string[];
};

/**
 * Returns one sentence for every name that resembles a setting but is never read. In .env that is any name close to a
 * setting or with one of Debrief's prefixes. In the environment it takes both, and only while the intended setting is
 * unset. Values are never read.
 */
export function findUnknownSettings({ known, named, written, inherited }: SettingNames): string[] {
  const expected = new Set([...known, ...named, ...FOR_COMPOSE]);
  const set = new Set([...written, ...inherited]);
  const own = new Set(written);
  return [...set]
    .filter((name) => !expected.has(name))
    .flatMap((name) => {
      const meant = nearestName(name, known);
      const isOurs = OURS.test(name);
      const isSuspect = own.has(name)
        ? isOurs || meant !== undefined
        : isOurs && meant !== undefined && !set.has(meant);
      if (!isSuspect) return [];
      const where = own.has(name) ? '.env' : 'the environment';
      return [
        meant === undefined
          ? `${name} in ${where} is not a setting of Debrief. .env.example lists all of them.`
          : `${name} in ${where} is not a setting of Debrief. Did you mean ${meant}?`,
      ];
    });
}

/** The known name with the least edit distance from `name`; undefined when none is close enough to be a misspelling. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const maxDistance = Math.max(LEAST_DISTANCE, Math.floor(name.length / LETTERS_PER_TYPO));
  const byFolded = new Map(known.map((candidate) => [candidate.toUpperCase(), candidate]));
  const target = name.toUpperCase();
  const folded = closestMatch(target, [...byFolded.keys()]);
  if (folded === undefined || leven(target, folded) > maxDistance) return undefined;
  return byFolded.get(folded);
}
