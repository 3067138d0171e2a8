// Lays the rounds of a repeated hour into its two runs so that they could really have been played: one after the other,
// with every round two behind its round one.
import type { RoundDocument } from '../../../parsers/etlegacy/round-document.ts';
import { abortSigns } from '../../../parsers/etlegacy/round-signs.ts';
import { fitsAsRoundTwo, LONGEST_GAP_MS } from './fits-as-round-two.ts';
import { leastDurationS } from './least-duration.ts';

export type RepeatedRound = {
  readonly document: RoundDocument;
  /** The two instants that its wall clock can mean, in milliseconds. */
  readonly earlier: number;
  readonly later: number;
};

export type RepeatedHour = {
  /** The rounds around the hour; their instants are certain. */
  readonly before: RepeatedRound | undefined;
  readonly after: RepeatedRound | undefined;
  /** In order of the wall clock. */
  readonly repeated: readonly RepeatedRound[];
};

/** No server plays more rounds within an hour: such files are made up, and weighing them would take for ever. */
const MOST_ROUNDS = 60;

/** Two orders of the same instants: clashing rounds, round twos torn from their round one, files read as the later hour. */
type Cost = readonly [clashes: number, torn: number, later: number];

type Path = {
  readonly cost: Cost;
  /** A one for every round that is read as the later hour. */
  readonly choice: string;
  readonly lastEarlier: RepeatedRound | undefined;
  readonly firstLater: RepeatedRound | undefined;
  readonly lastLater: RepeatedRound | undefined;
};

/** @returns the places of the rounds that mean the later instant. */
export function chooseHours({ before, repeated, after }: RepeatedHour): Set<number> {
  if (repeated.length > MOST_ROUNDS) return new Set();
  const all = [before, ...repeated, after].filter((round) => round !== undefined);
  const seconds = new Set(
    all.filter(({ document }) => all.some((other) => answers(other.document, document))),
  );
  const step: Step = (previous, next, later, crosses) => costOf({ seconds, previous, next, later, crosses });
  let paths: readonly Path[] = [
    { cost: [0, 0, 0], choice: '', lastEarlier: before, firstLater: undefined, lastLater: undefined },
  ];
  for (const round of repeated) paths = cheapestPerPlace(paths.flatMap((path) => extend(path, round, step)));
  const ended = paths.map((path) => {
    const { lastEarlier, firstLater, lastLater } = path;
    const crossing = firstLater === undefined ? NOTHING : step(lastEarlier, firstLater, true, true);
    const leaving =
      after === undefined ? NOTHING : step(lastLater ?? lastEarlier, after, true, lastLater === undefined);
    return { ...path, cost: add(add(path.cost, crossing), leaving) };
  });
  const best = ended.toSorted(comparePaths)[0];
  return new Set(repeated.keys().filter((i) => best?.choice[i] === '1'));
}

type Step = (
  previous: RepeatedRound | undefined,
  next: RepeatedRound,
  later: boolean,
  crosses: boolean,
) => Cost;

const NOTHING: Cost = [0, 0, 0];

function extend(path: Path, round: RepeatedRound, step: Step): Path[] {
  const asEarlier = add(path.cost, step(path.lastEarlier, round, false, false));
  // What stands before the first of the later hour is known only once all rounds are laid.
  const asLater =
    path.lastLater === undefined ? path.cost : add(path.cost, step(path.lastLater, round, true, false));
  return [
    { ...path, cost: asEarlier, choice: `${path.choice}0`, lastEarlier: round },
    {
      ...path,
      cost: add(asLater, [0, 0, 1]),
      choice: `${path.choice}1`,
      firstLater: path.firstLater ?? round,
      lastLater: round,
    },
  ];
}

/** What comes depends only on where the two rows stand, so of equal ends the cheapest way is enough. */
function cheapestPerPlace(paths: readonly Path[]): Path[] {
  const groups = Map.groupBy(paths, (path) => path.firstLater);
  return [...groups.values()].flatMap((first) =>
    [...Map.groupBy(first, (path) => path.lastEarlier).values()].flatMap((second) =>
      [...Map.groupBy(second, (path) => path.lastLater).values()].flatMap(
        (same) => same.toSorted(comparePaths)[0] ?? [],
      ),
    ),
  );
}

type Neighbours = {
  /** The round twos whose round one is there. */
  readonly seconds: ReadonlySet<RepeatedRound>;
  readonly previous: RepeatedRound | undefined;
  readonly next: RepeatedRound;
  readonly later: boolean;
  /** `previous` stands in the earlier hour and `next` in the later one. */
  readonly crosses: boolean;
};

function costOf({ seconds, previous, next, later, crosses }: Neighbours): Cost {
  if (previous === undefined) return NOTHING;
  const from = later && !crosses ? previous.later : previous.earlier;
  const gapMs = (later ? next.later : next.earlier) - from;
  const clashes = gapMs < leastDurationS(next.document) * 1000;
  const isBehind = gapMs <= LONGEST_GAP_MS && answers(previous.document, next.document);
  return [Number(clashes), Number(seconds.has(next) && !isBehind), 0];
}

/** A round two that was cut off can carry either label. */
function answers(r1: RoundDocument, r2: RoundDocument): boolean {
  const label = abortSigns(r2).aborted ? 2 : r2.header.label;
  return fitsAsRoundTwo(r1, { ...r2, header: { ...r2.header, label } });
}

function add(a: Cost, b: Cost): Cost {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function comparePaths(a: Path, b: Path): number {
  return (
    a.cost[0] - b.cost[0] ||
    a.cost[1] - b.cost[1] ||
    a.cost[2] - b.cost[2] ||
    (a.choice < b.choice ? -1 : Number(a.choice > b.choice))
  );
}
