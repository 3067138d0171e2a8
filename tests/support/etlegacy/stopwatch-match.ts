// Both files of a map as a stopwatch server writes them: the teams swap sides, and round two continues the
// engine counters of round one. Allies attack; the test defines the actions of players.
import { createHash } from 'node:crypto';
import { type LineSpec, roundText } from '../../parsers/etlegacy/round-text.ts';
import { later, nameOf, type TestFile } from './round-file.ts';

export type Deeds = {
  readonly kills?: number;
  readonly deaths?: number;
  readonly damage?: number;
  readonly received?: number;
  readonly shots?: number;
  readonly hits?: number;
  readonly heads?: number;
  readonly gibs?: number;
  readonly revives?: number;
  readonly spree?: number;
  readonly planted?: number;
  /** Another name in this round, including colours; the person stays the same. */
  readonly as?: string;
};

/** Actions of a player in round one and in round two; null if they were absent. */
export type Halves = readonly [Deeds | null, Deeds | null];

export type StopwatchSpec = {
  /** Wall clock at the end of round one. */
  readonly at: string;
  readonly map?: string;
  /** The team that attacks in round one, as keys of persons. */
  readonly first: Readonly<Record<string, Halves>>;
  readonly second: Readonly<Record<string, Halves>>;
  /** Duration of each attack in seconds, a multiple of 6; null: it failed. */
  readonly attacks?: readonly [number | null, number | null];
  readonly limitS?: number;
};

const ALLIES = 2;
const AXIS = 1;

/** Returns the key of a person by name. */
export function keyOf(person: string): string {
  return createHash('sha256').update(person).digest('hex').slice(0, 8).toUpperCase();
}

export function stopwatchMatch({
  at,
  map = 'oasis',
  first,
  second,
  attacks = [300, null],
  limitS = 600,
}: StopwatchSpec): [TestFile, TestFile] {
  const limit2 = attacks[0] ?? limitS;
  const durations = [attacks[0] ?? limitS, attacks[1] ?? limit2] as const;
  const header = (half: 0 | 1, limit: number) => ({
    map,
    label: half + 1,
    winner: attacks[half] === null ? AXIS : ALLIES,
    limit: clockOf(limit),
    next: clockOf(attacks[half] ?? limit),
  });
  const at2 = later(at, (durations[1] + 60) / 60);
  const xp = Number(at.replaceAll(/\D/g, '').slice(-10)) % 9973;
  const lines = (half: 0 | 1) => [
    ...linesOf(first, half, half === 0 ? ALLIES : AXIS, durations, xp),
    ...linesOf(second, half, half === 0 ? AXIS : ALLIES, durations, xp),
  ];
  return [
    { name: nameOf({ at, map, label: 1 }), body: Buffer.from(roundText(header(0, limitS), lines(0))) },
    { name: nameOf({ at: at2, map, label: 2 }), body: Buffer.from(roundText(header(1, limit2), lines(1))) },
  ];
}

/** Returns teams whose members all have the same actions. */
export function evenly(
  people: readonly string[],
  deeds: Deeds = { kills: 5, deaths: 5, damage: 1000, received: 1000 },
) {
  return Object.fromEntries(people.map((person) => [person, [deeds, deeds] as const]));
}

function linesOf(
  team: StopwatchSpec['first'],
  half: 0 | 1,
  side: number,
  durations: readonly [number, number],
  xp: number,
): LineSpec[] {
  return Object.entries(team).flatMap(([person, halves]) => {
    const now = halves[half];
    if (now === null) return [];
    const before = half === 1 ? halves[0] : null;
    return [lineOf(person, side, now, before, durations, half, xp)];
  });
}

function lineOf(
  person: string,
  team: number,
  now: Deeds,
  before: Deeds | null,
  durations: readonly [number, number],
  half: 0 | 1,
  xp: number,
): LineSpec {
  const sum = (name: Exclude<keyof Deeds, 'as'>) => (now[name] ?? 0) + (before?.[name] ?? 0);
  const seconds = durations[half] + (before === null ? 0 : durations[0]);
  const hits = sum('hits');
  return {
    guid: keyOf(person),
    name: now.as ?? person,
    rounds: before === null ? 0 : 1,
    team,
    weapons: { MP40: [hits, Math.max(hits, sum('shots')), sum('kills'), sum('deaths'), sum('heads')] },
    fields: {
      damageGiven: sum('damage'),
      damageReceived: sum('received'),
      gibs: sum('gibs'),
      timeMin: seconds / 60,
      alivePct: 80,
      killingSpree: now.spree ?? 0,
      dynPlanted: now.planted ?? 0,
      revivesGiven: now.revives ?? 0,
      // Makes the contents of two maps with equal actions differ: equal contents would count as copies.
      xp,
    },
  };
}

function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
