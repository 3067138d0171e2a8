// Server wall clock to UTC. Only the hour that autumn repeats needs thought: a server plays one round at a time, so the
// files of that hour fall into one row of rounds before the clock went back and one after it.
import type { RoundDocument } from '../../../parsers/etlegacy/round-document.ts';
import { fitsAsRoundTwo } from './fits-as-round-two.ts';
import { leastDurationS } from './least-duration.ts';

type Dated = { readonly name: string; readonly localEnd: string; readonly document: RoundDocument };

/** Two orders of the same instants: clashing rounds, round twos torn from their round one, files read as the later hour. */
type Cost = readonly [clashes: number, torn: number, later: number];
type Path = { readonly cost: Cost; readonly isLater: readonly boolean[] };

/**
 * UTC milliseconds per file. A skipped hour is read like Temporal's `compatible`; in a repeated hour a file is the
 * earlier instant unless that would make two rounds overlap or tear a round two from its round one.
 *
 * @param files of one server and one neighbourhood, in any order.
 */
export function resolveInstants<T extends Dated>(files: readonly T[], zone: string): Map<T, number> {
  const sorted = files.toSorted((a, b) => compare(a.localEnd, b.localEnd) || compare(a.name, b.name));
  const instants = new Map<T, number>();
  const repeated: T[] = [];
  for (const file of sorted) {
    instants.set(file, toEpoch(file.localEnd, zone, 'compatible'));
    if (isRepeated(file.localEnd, zone)) repeated.push(file);
  }
  const first = repeated[0];
  const last = repeated.at(-1);
  if (first === undefined || last === undefined) return instants;
  const before = sorted[sorted.indexOf(first) - 1];
  const after = sorted[sorted.indexOf(last) + 1];
  const isLater = chooseHours(repeated, before, after);
  repeated.forEach((file, i) => {
    if (isLater[i] === true) instants.set(file, toEpoch(file.localEnd, zone, 'later'));
  });
  return instants;
}

/** Cheapest way to lay the files into the two hours: one pass that remembers only the last file of each hour. */
function chooseHours(files: readonly Dated[], before: Dated | undefined, after: Dated | undefined) {
  let paths = new Map<string, Path & { readonly ends: readonly [Dated | undefined, Dated | undefined] }>();
  paths.set('', { cost: [0, 0, 0], isLater: [], ends: [before, undefined] });
  for (const file of files) {
    const next: typeof paths = new Map();
    for (const path of paths.values()) {
      for (const later of [false, true]) {
        const previous = path.ends[later ? 1 : 0];
        const ends = later ? ([path.ends[0], file] as const) : ([file, path.ends[1]] as const);
        const cost = addCost(path.cost, file, previous, later, files);
        const key = `${ends[0]?.name}/${ends[1]?.name}`;
        const rival = next.get(key);
        const candidate = { cost, isLater: [...path.isLater, later], ends };
        if (rival === undefined || comparePaths(candidate, rival) < 0) next.set(key, candidate);
      }
    }
    paths = next;
  }
  const ended = [...paths.values()].map((path) => ({
    ...path,
    cost: [
      path.cost[0] + Number(after !== undefined && clashes(path.ends[1], after)),
      path.cost[1],
      path.cost[2],
    ] as const,
  }));
  return ended.toSorted(comparePaths)[0]?.isLater ?? [];
}

function addCost(
  cost: Cost,
  file: Dated,
  previous: Dated | undefined,
  later: boolean,
  all: readonly Dated[],
): Cost {
  const hasPartner = all.some((other) => fitsAsRoundTwo(other.document, file.document));
  const torn =
    hasPartner && previous !== undefined && !fitsAsRoundTwo(previous.document, file.document) ? 1 : 0;
  return [cost[0] + Number(clashes(previous, file)), cost[1] + torn, cost[2] + Number(later)];
}

/** Could not have been played one after the other within the same hour. */
function clashes(previous: Dated | undefined, file: Dated): boolean {
  if (previous === undefined) return false;
  const gapS = (Date.parse(`${file.localEnd}Z`) - Date.parse(`${previous.localEnd}Z`)) / 1000;
  return gapS < leastDurationS(file.document);
}

function comparePaths(a: Path, b: Path): number {
  return (
    a.cost[0] - b.cost[0] ||
    a.cost[1] - b.cost[1] ||
    a.cost[2] - b.cost[2] ||
    compare(a.isLater.map(Number).join(''), b.isLater.map(Number).join(''))
  );
}

function isRepeated(local: string, zone: string): boolean {
  const earlier = toEpoch(local, zone, 'earlier');
  if (earlier === toEpoch(local, zone, 'later')) return false;
  // A skipped hour has two readings too, but neither shows this wall clock again.
  const back = Temporal.Instant.fromEpochMilliseconds(earlier).toZonedDateTimeISO(zone).toPlainDateTime();
  return back.equals(Temporal.PlainDateTime.from(local));
}

function toEpoch(local: string, zone: string, disambiguation: 'compatible' | 'earlier' | 'later'): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
