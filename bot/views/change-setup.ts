// What a step of /setup makes of a target. Pure.
import { targetKey } from '../framework/post-target.ts';
import type { PostKind } from '../framework/post-kind.ts';
import { EXTRAS, type Extra, readKnobs, withKnobs } from '../posts/setup/knobs.ts';
import type { Setup } from '../posts/setup/store-setup.ts';
import type { SetupStep } from '../replies/setup/setup-codec.ts';

export type SetupPress = {
  readonly step: SetupStep;
  readonly value: string;
  readonly game: string;
  readonly guild: string;
  /** Those that are bound to the guild. */
  readonly servers: readonly string[];
  /** The sources of the game are for everybody, so they are not chosen. */
  readonly arePublic: boolean;
  readonly kinds: readonly PostKind[];
  readonly by: string;
  readonly now: Date;
};

/** @param before null for a new target. @returns null for a value that is not offered. */
export function changeSetup(before: Setup | null, press: SetupPress): Setup | null {
  if (press.step === 'add') return addTarget(before, press);
  return before === null ? null : (CHANGES[press.step]?.(before, press) ?? null);
}

type Change = (before: Setup, press: SetupPress) => Setup | null;

const CHANGES: Readonly<Partial<Record<SetupStep, Change>>> = {
  kinds: (before, { value, kinds, now }) => {
    const names = listOf(value);
    const areKnown = names.every((name) => kinds.some((kind) => kind.name === name));
    return areKnown ? { ...before, kinds: switchKinds(before, names, { kinds, now }) } : null;
  },
  servers: (before, { value, servers }) => {
    const keys = listOf(value);
    const areBound = keys.length > 0 && keys.every((key) => servers.includes(key));
    return areBound ? { ...before, scopes: keys } : null;
  },
  move: (before, { value: channel }) => ({ ...before, channel, key: targetKey({ ...before, channel }) }),
  tune: (before, press) => tune(before, press),
  hour: (before, { value }) => (isWithin(value, 0, 23) ? { ...before, hour: Number(value) } : null),
  zone: (before, { value }) => (isZone(value) ? { ...before, zone: value } : null),
  quiet: (before, { value }) => withQuiet(before, value),
  /** What happened while it was held is not posted. */
  resume: (before, { now }) => ({ ...before, held_at: null, since: now.toISOString() }),
  remove: (before, { now }) => ({ ...before, removed_at: now.toISOString() }),
};

function listOf(value: string): string[] {
  return value === '' ? [] : value.split(',');
}

/** Nothing that was played before it was set up is posted. */
function addTarget(before: Setup | null, press: SetupPress): Setup | null {
  const { value: channel, game, guild, servers, arePublic, kinds, by, now } = press;
  if ((servers.length === 0 && !arePublic) || channel === '') return null;
  if (before !== null && before.removed_at === null) return before;
  const first = kinds.filter(({ isFirst }) => isFirst === true).map(({ name }) => name);
  const since = now.toISOString();
  const fresh = {
    guild,
    channel,
    game,
    scopes: arePublic ? [] : [...servers],
    set_by: by,
    since,
    removed_at: null,
    held_at: null,
  };
  return {
    key: targetKey(fresh),
    zone: 'UTC',
    hour: 12,
    quiet_from: null,
    quiet_until: null,
    kinds: Object.fromEntries(first.map((name) => [name, { since, settings: {} }])),
    ...before,
    ...fresh,
  };
}

/** A kind that stays on keeps its settings and since when; another begins with those that all have in common. */
function switchKinds(
  before: Setup,
  wanted: readonly string[],
  { kinds, now }: Pick<SetupPress, 'kinds' | 'now'>,
): Setup['kinds'] {
  const knobs = readKnobs(before, kinds);
  const added = wanted.filter((name) => before.kinds[name] === undefined);
  const since = now.toISOString();
  const plain = Object.fromEntries(added.map((name) => [name, { since, settings: {} }]));
  const fresh = knobs === null ? plain : withKnobs({ kinds: plain }, kinds, knobs);
  return Object.fromEntries(wanted.map((name) => [name, before.kinds[name] ?? fresh[name]]));
}

/** The lines of a form, of which one without numbers has two. A role that everybody has is refused. */
function tune(before: Setup, { value, kinds, guild }: SetupPress): Setup | null {
  const knobs = readKnobs(before, kinds);
  if (knobs === null) return null;
  const lines = value.split('\n');
  const [players = '', rounds = '', role = '', extras = '', zone = '', ...more] =
    knobs.least === null ? ['2', '1', lines[0], '', ...lines.slice(1)] : lines;
  const wanted = listOf(extras);
  const isRole = role === '' || (/^\d{17,20}$/.test(role) && role !== guild);
  const areKnown = wanted.every((name) => EXTRAS.some((extra) => extra === name));
  const isWell = isWithin(players, 2, 64) && isWithin(rounds, 1, 50) && isRole && areKnown;
  if (!isWell || more.length > 0 || (zone !== '' && !isZone(zone))) return null;
  const changed = {
    least: knobs.least && { minPlayers: Number(players), minRounds: Number(rounds) },
    pingRole: role === '' ? null : role,
    extras: EXTRAS.filter((name): name is Extra => wanted.includes(name)),
  };
  return {
    ...before,
    kinds: withKnobs(before, kinds, changed),
    zone: zone === '' ? before.zone : zone,
  };
}

function withQuiet(before: Setup, value: string): Setup | null {
  if (value === 'none') return { ...before, quiet_from: null, quiet_until: null };
  const [from = '', until = ''] = value.split('-');
  if (!isWithin(from, 0, 23) || !isWithin(until, 0, 23)) return null;
  return { ...before, quiet_from: Number(from), quiet_until: Number(until) };
}

function isWithin(text: string, least: number, most: number): boolean {
  return /^\d{1,2}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function isZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
}
