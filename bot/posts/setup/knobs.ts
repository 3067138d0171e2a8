// Settings that kinds share by name and that a form changes for all of them at once.
import type { PostKind } from '../../framework/post-kind.ts';
import type { Setup } from './store-setup.ts';

export const EXTRAS = ['thread', 'afterRoundOne'] as const;
export type Extra = (typeof EXTRAS)[number];

type Least = { readonly minPlayers: number; readonly minRounds: number };

export type Knobs = {
  /** How much has to be played; null where the kinds know no such settings, and no extras either. */
  readonly least: Least | null;
  /** Id of the role that is pinged; null: none. */
  readonly pingRole: string | null;
  readonly extras: readonly Extra[];
};

/** What these kinds have in common; null where they know no such settings. */
export function readKnobs({ kinds: on }: Pick<Setup, 'kinds'>, kinds: readonly PostKind[]): Knobs | null {
  const found = kinds.map((kind) => ({ ...settingsOf(kind, {}), ...settingsOf(kind, on[kind.name]) }));
  if (found.every((settings) => !('pingRole' in settings) && !('minPlayers' in settings))) return null;
  const numbers = (name: string) =>
    found.flatMap((settings) => (typeof settings[name] === 'number' ? [settings[name]] : []));
  const [minPlayers, minRounds] = [numbers('minPlayers'), numbers('minRounds')];
  const roles = found.flatMap(({ pingRole }) => (typeof pingRole === 'string' ? [pingRole] : []));
  return {
    least:
      minPlayers.length === 0 || minRounds.length === 0
        ? null
        : { minPlayers: Math.max(...minPlayers), minRounds: Math.max(...minRounds) },
    pingRole: roles[0] ?? null,
    extras: EXTRAS.filter((name) => found.some((settings) => settings[name] === true)),
  };
}

/** The kinds that are on, each with those of the settings that it knows. */
export function withKnobs(
  { kinds: on }: Pick<Setup, 'kinds'>,
  kinds: readonly PostKind[],
  { least, pingRole, extras }: Knobs,
): Setup['kinds'] {
  const flags = Object.fromEntries(EXTRAS.map((name) => [name, extras.includes(name)]));
  const wanted: Readonly<Record<string, unknown>> = { ...least, pingRole, ...flags };
  return Object.fromEntries(
    Object.entries(on).map(([name, stored]) => {
      const kind = kinds.find((one) => one.name === name);
      if (kind === undefined || typeof stored !== 'object') return [name, stored];
      const settings = settingsOf(kind, stored);
      const known = Object.keys(settings).filter((key) => key in wanted);
      const changed = Object.fromEntries(known.map((key) => [key, wanted[key]]));
      return [name, { ...stored, settings: { ...settings, ...changed } }];
    }),
  );
}

/** Every setting of a kind, those that a target does not store with their defaults. */
function settingsOf(kind: PostKind, stored: unknown): Readonly<Record<string, unknown>> {
  const { settings = {} } =
    typeof stored === 'object' && stored !== null && 'settings' in stored ? stored : {};
  const parsed = kind.settings.safeParse(settings);
  return parsed.success && typeof parsed.data === 'object' && parsed.data !== null ? { ...parsed.data } : {};
}
