import leven from 'leven';
import { nearestName } from './nearest-name.ts';

/** Prefixes that only Debrief is likely to use. */
const OURS = /^(?:ET|DISCORD|DEBRIEF)_/i;
/** Like a setting, and meant for servers of other programs. */
const OF_OTHERS = /^HTTPS_/;
/** So many letters of a name in the environment may be one slip, so that names of other programs are left in peace. */
const LETTERS_PER_SLIP = 6;

/** compose.yaml reads these from the same .env. */
const FOR_COMPOSE = ['POSTGRES_PASSWORD', 'STATS_DIR'];

/** Read outside the configuration: by tests, benches, and the demo for its own process. */
const FOR_TESTS = ['CORPUS', 'BENCH_DIR', 'SCREENSHOTS', 'SETTINGS', 'TEST_SFTP'].map(
  (name) => `DEBRIEF_${name}`,
);

/** The settings of a game. */
export type GameSettings = {
  /** What all its names begin with, such as `GAME_`. */
  readonly prefix: string;
  readonly names: readonly string[];
  /** Says what is wrong with their values, one sentence each, without repeating one. */
  readonly findProblems?: (env: Readonly<Record<string, string | undefined>>) => readonly string[];
};

type SettingNames = {
  /** Every setting. */
  readonly known: readonly string[];
  /** Other names that are referenced, for example from debrief.json. */
  readonly named: readonly string[];
  /** Names that .env defines; only Debrief reads that file. */
  readonly written: readonly string[];
  /** Names in the environment, which other programs share. */
  readonly inherited: readonly string[];
  readonly games?: readonly GameSettings[];
};

export type UnknownSettings = {
  /** Certainly meant for Debrief: it must not start without them. */
  readonly problems: readonly string[];
  /** In the environment, which belongs to other programs too: worth a word. */
  readonly notes: readonly string[];
};

/**
 * Finds names that resemble a setting but are never read, one sentence for each. In .env any name that is close to a
 * setting or has one of Debrief's prefixes is a problem. In the environment that takes both, and that the intended setting
 * is unset; a name that has one of Debrief's prefixes, or is a setting with a slip of the keyboard, is noted. Values are
 * never read.
 */
export function findUnknownSettings(names: SettingNames): UnknownSettings {
  const { named, written, inherited, games = [] } = names;
  const known = [...names.known, ...games.flatMap((game) => game.names)];
  const expected = new Set([...known, ...named, ...FOR_COMPOSE, ...FOR_TESTS]);
  const set = new Set([...written, ...inherited]);
  const own = new Set(written);
  const problems: string[] = [];
  const notes: string[] = [];
  for (const name of set) {
    if (expected.has(name)) continue;
    const meant = known.find((other) => isSameLetters(name, other)) ?? nearestName(name, known);
    const isOurs = OURS.test(name) || games.some(({ prefix }) => name.toUpperCase().startsWith(prefix));
    const isProblem = own.has(name)
      ? isOurs || meant !== undefined
      : isOurs && meant !== undefined && !set.has(meant);
    const isSlip = meant !== undefined && !OF_OTHERS.test(name) && isMistyped(name, meant);
    if (isProblem) problems.push(describe(name, meant, own.has(name)));
    else if (isOurs || (isSlip && !set.has(meant))) notes.push(describe(name, meant, false));
  }
  return { problems, notes };
}

function describe(name: string, meant: string | undefined, isWritten: boolean): string {
  const hint = meant === undefined ? '.env.example lists all of them.' : `Did you mean ${meant}?`;
  return `${name} in ${isWritten ? '.env' : 'the environment'} is not a setting of Debrief. ${hint}`;
}

/** One letter more, less or another, in long names more; or the same letters in another order and with other underscores. */
function isMistyped(name: string, meant: string): boolean {
  const slips = Math.max(1, Math.floor(meant.length / LETTERS_PER_SLIP));
  return isSameLetters(name, meant) || leven(name.toUpperCase(), meant) <= slips;
}

/** The same letters, in any order and with any underscores. */
function isSameLetters(one: string, other: string): boolean {
  return sortLetters(one) === sortLetters(other);
}

function sortLetters(name: string): string {
  return Array.from(name.toUpperCase().replaceAll('_', '')).toSorted().join('');
}
