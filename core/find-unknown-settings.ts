import { nearestName } from './nearest-name.ts';

/** Prefixes that only Debrief is likely to use. */
const OURS = /^(?:ET|DISCORD|DEBRIEF)_/i;
/** compose.yaml reads these from the same .env. */
const FOR_COMPOSE = ['POSTGRES_PASSWORD', 'STATS_DIR'];

/** The settings of a game. */
export type GameSettings = {
  /** What all its names begin with, such as `GAME_`. */
  readonly prefix: string;
  readonly names: readonly string[];
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

/**
 * Returns one sentence for every name that resembles a setting but is never read. In .env that is any name close to a
 * setting or with one of Debrief's prefixes. In the environment it takes both, and only while the intended setting is
 * unset. Values are never read.
 */
export function findUnknownSettings(names: SettingNames): string[] {
  const { named, written, inherited, games = [] } = names;
  const known = [...names.known, ...games.flatMap((game) => game.names)];
  const expected = new Set([...known, ...named, ...FOR_COMPOSE]);
  const set = new Set([...written, ...inherited]);
  const own = new Set(written);
  return [...set]
    .filter((name) => !expected.has(name))
    .flatMap((name) => {
      const meant = nearestName(name, known);
      const isOurs = OURS.test(name) || games.some(({ prefix }) => name.toUpperCase().startsWith(prefix));
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
