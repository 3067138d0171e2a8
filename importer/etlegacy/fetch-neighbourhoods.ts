import type { RawBuilder, Transaction } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { foldMap } from '../../parsers/etlegacy/document/fold-map.ts';
import type { DerivationMemory } from './derivation-memory.ts';
import { markCopies } from './files/mark-copies.ts';
import {
  GAP_MS,
  isWithinAny,
  mergeRanges,
  type NeighbourFile,
  type Range,
  rangesAround,
  selectFiles,
  timeOf,
  timesOf,
} from './files/select-files.ts';

const REACH_MS = 12 * 60 * 60_000;

/** Selects the files around the given wall-clock times, which nearly always are their whole neighbourhoods. */
export function selectNear(serverKey: string, localEnds: readonly string[]): RawBuilder<NeighbourFile> {
  return selectFiles(serverKey, isWithinAny(rangesAround(timesOf(localEnds), REACH_MS)));
}

export type FileGroup = {
  readonly files: readonly NeighbourFile[];
  /** The files of the round before the first one, if it is near but in another neighbourhood. */
  readonly before: readonly NeighbourFile[];
  /** The same of the round after the last one. */
  readonly after: readonly NeighbourFile[];
};

/** Documents of one round are dated by two clocks. */
const SAME_ROUND_MS = 10_000;

/**
 * Fetches the neighbourhoods of the given wall-clock times: for each, all files from the gap before to the gap after.
 * Extends the range until it includes both gaps.
 *
 * @param near the result of `selectNear` for these times, if known.
 */
export async function fetchNeighbourhoods(
  trx: Transaction<DB>,
  serverKey: string,
  localEnds: readonly string[],
  memory: DerivationMemory,
  near: readonly NeighbourFile[] | null = null,
): Promise<FileGroup[]> {
  const times = timesOf(localEnds);
  let ranges = rangesAround(times, REACH_MS);
  for (let known = near; ; known = null) {
    const found = known ?? (await selectFiles(serverKey, isWithinAny(ranges)).execute(trx)).rows;
    const files = await markCopies(trx, serverKey, found, memory);
    const all = splitAtGaps(files);
    const touched = new Set(times.flatMap((time) => groupsAt(all, time)));
    const groups = all.filter((group) => touched.has(group));
    const cut = groups.filter((group) => ranges.some((range) => touchesEdge(group, range)));
    if (cut.length === 0)
      return all.flatMap((group, at) =>
        touched.has(group)
          ? [
              {
                files: group,
                before: lastRoundOf(all[at - 1], group),
                after: firstRoundOf(all[at + 1], group),
              },
            ]
          : [],
      );
    ranges = mergeRanges([
      ...ranges,
      ...cut.map(span).map(([from, to]): Range => [from - REACH_MS, to + REACH_MS]),
    ]);
  }
}

function roundsOf(group: readonly NeighbourFile[]): readonly NeighbourFile[] {
  return group.filter((file) => file.kind === 'round' && !file.is_copy);
}

function firstRoundOf(later: readonly NeighbourFile[] = [], group: readonly NeighbourFile[]) {
  const rounds = roundsOf(later);
  const [from] = span(rounds);
  if (from - span(group)[1] > GAP_MS) return [];
  return rounds.filter((file) => timeOf(file) - from <= SAME_ROUND_MS);
}

function lastRoundOf(earlier: readonly NeighbourFile[] = [], group: readonly NeighbourFile[]) {
  const rounds = roundsOf(earlier);
  const [, to] = span(rounds);
  if (span(group)[0] - to > GAP_MS) return [];
  return rounds.filter((file) => to - timeOf(file) <= SAME_ROUND_MS);
}

/**
 * Splits where nothing can have an influence across: at a gap, and where the map changes while the server is empty.
 * Otherwise the neighbourhood of a server that always runs would be its whole history.
 */
function splitAtGaps(files: readonly NeighbourFile[]): (readonly NeighbourFile[])[] {
  const nextLively = timesOfNextLively(files);
  const groups: NeighbourFile[][] = [];
  let lastLively = Number.NEGATIVE_INFINITY;
  let previous: NeighbourFile | undefined;
  files.forEach((file, i) => {
    // A copy is no neighbour of other files; it is only included so that its status is written.
    const last = groups.at(-1)?.at(-1);
    if (file.is_copy && last !== undefined && timeOf(file) - timeOf(last) <= GAP_MS) {
      groups.at(-1)?.push(file);
      return;
    }
    const isGap = previous === undefined || timeOf(file) - timeOf(previous) > GAP_MS;
    const isLull =
      (previous === undefined || foldMap(previous.map) !== foldMap(file.map)) &&
      (nextLively[i] ?? Number.POSITIVE_INFINITY) - lastLively > GAP_MS;
    if (isGap || isLull) groups.push([]);
    groups.at(-1)?.push(file);
    if (file.lively) lastLively = timeOf(file);
    previous = file;
  });
  return groups;
}

/** For each file the time of the first file with players from there on. */
function timesOfNextLively(files: readonly NeighbourFile[]): number[] {
  let next = Number.POSITIVE_INFINITY;
  return files
    .toReversed()
    .map((file) => (next = file.lively && !file.is_copy ? timeOf(file) : next))
    .toReversed();
}

/**
 * Finds the group that contains a time, and the adjacent ones: a map change on an empty server can have split what was
 * one group before. If a file was removed at that time, the groups that it could have influenced.
 */
function groupsAt(groups: readonly (readonly NeighbourFile[])[], time: number) {
  const near = groups.filter((group) => {
    const [from, to] = span(group);
    return from - GAP_MS <= time && time <= to + GAP_MS;
  });
  const holding = near.flatMap((group, i) => (span(group)[0] <= time && time <= span(group)[1] ? [i] : []));
  if (holding.length === 0) return near;
  return near.slice(Math.max(0, Math.min(...holding) - 1), Math.max(...holding) + 2);
}

/** Whether it is so near the edge of the fetched range that a neighbour can be outside. */
function touchesEdge(group: readonly NeighbourFile[], [since, until]: Range): boolean {
  const [from, to] = span(group);
  const isInside = from >= since && to <= until;
  return isInside && (from - since <= GAP_MS || until - to <= GAP_MS);
}

function span(group: readonly NeighbourFile[]): Range {
  const first = group[0];
  const last = group.at(-1);
  return first === undefined || last === undefined ? [0, 0] : [timeOf(first), timeOf(last)];
}
