// Seeded stopwatch evenings: the files that a server would write, in order, and the truth about them.
import { CASE_NAMES, EVENING_CASES, isEveningCase } from './evening/cases.ts';
import type { CaseName } from './evening/cases.ts';
import { createCommunity } from './evening/community.ts';
import { createEvening } from './evening/create-evening.ts';
import type { Evening } from './evening/evening-state.ts';
import { playEvening } from './evening/play-evening.ts';
import type { Format } from './documents/format.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import type { GameType } from './server/game-type.ts';

export type SimulationOptions = {
  /** Only ordinary maps with the newest script: for samples and bulk data. Default false. */
  readonly plain?: boolean;
  /** Cases that every evening must contain; others are then excluded. */
  readonly cases?: readonly CaseName[];
  /** IANA zone of the server. Default Europe/Ljubljana. */
  readonly zone?: string;
  readonly serverKey?: string;
  /** First possible day, YYYY-MM-DD. Default 2025-01-06. */
  readonly from?: string;
  /** Day before which all evenings end, YYYY-MM-DD: the first may be earlier than `from` then. By default any day. */
  readonly until?: string;
  /** Maps per evening; by default 4 to 9. */
  readonly maps?: number;
  /** Players per team; by default 3 to 12. */
  readonly teamSize?: number;
  /** Default stopwatch. */
  readonly gameType?: GameType;
  /** Default tab. */
  readonly format?: Format;
  /** Version of the script that writes JSON, such as 2.6.0; by default one per evening, by chance. */
  readonly script?: string;
};

export type Simulation = {
  readonly seed: number;
  readonly evenings: number;
  readonly options?: SimulationOptions;
};

const DEFAULTS = { zone: 'Europe/Ljubljana', serverKey: 'default', from: '2025-01-06' } as const;
const COMMUNITY_STREAM = 0;
/** From one evening to the next: it may end after midnight, and at most three days are left out. */
const MOST_DAYS = 4;

/** Yields one evening at a time, so that any number of them needs no more memory than one. */
export function* streamEvenings({ seed, evenings, options = {} }: Simulation): Generator<Evening> {
  const { zone, serverKey, from } = { ...DEFAULTS, ...options };
  const community = createCommunity(createRandom(seed, COMMUNITY_STREAM));
  const until = options.until === undefined ? undefined : Temporal.PlainDate.from(options.until);
  /** Latest day of an evening that leaves enough days for those after it. */
  const latestOf = (index: number) => until?.subtract({ days: (evenings - index + 1) * MOST_DAYS });
  let notBefore = earlier(Temporal.PlainDate.from(from), latestOf(1));
  for (let index = 1; index <= evenings; index++) {
    const random = createRandom(seed, index);
    const cases = chooseEveningCases(random, options);
    const evening = createEvening({
      index,
      zone,
      serverKey,
      notBefore,
      latest: latestOf(index),
      community,
      random,
      cases,
      teamSize: options.teamSize,
      gameType: options.gameType ?? 'stopwatch',
      format: options.format ?? 'tab',
      script: options.script,
    });
    const forced = (options.cases ?? []).filter((name) => !isEveningCase(name));
    yield playEvening(evening, {
      maps: Math.max(options.maps ?? random.int(4, 9), forced.length),
      plain: options.plain ?? false,
      forced,
    });
    const ended = Temporal.Instant.fromEpochMilliseconds(evening.now).toZonedDateTimeISO(zone).toPlainDate();
    notBefore = ended.add({ days: random.int(1, 3) });
  }
}

/** Returns all evenings at once; for small numbers. */
export function simulateEvenings(simulation: Simulation): Evening[] {
  return [...streamEvenings(simulation)];
}

function chooseEveningCases(
  random: Random,
  { plain = false, cases, format = 'tab' }: SimulationOptions,
): Set<string> {
  if (cases !== undefined) return new Set(cases.filter((name) => isEveningCase(name)));
  if (plain) return new Set();
  return new Set(
    CASE_NAMES.filter((name) => isEveningCase(name)).filter(
      // How a script that writes JSON shows a player without a GUID is not known.
      (name) => random.chance(EVENING_CASES[name]) && (format === 'tab' || name !== 'empty_guid'),
    ),
  );
}

function earlier(day: Temporal.PlainDate, other: Temporal.PlainDate | undefined): Temporal.PlainDate {
  return other !== undefined && Temporal.PlainDate.compare(other, day) < 0 ? other : day;
}
