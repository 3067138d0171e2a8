import { type RawBuilder, type Transaction, sql } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { foldMap } from '../../parsers/etlegacy/fold-map.ts';
import { isElder, isSameRound } from './same-content.ts';

/** A file row with what the inbox knows of it. */
export type NeighbourFile = {
  readonly payload_id: number;
  readonly kind: 'round' | 'endstats';
  readonly name: string;
  readonly map: string;
  readonly label: number;
  readonly local_end: string;
  readonly round_id: number;
  /** SHA-256, hex: of what it says, whatever its line ends, and of its bytes. */
  readonly content: string;
  readonly hash: string;
  readonly size: number;
  readonly status: string;
  /** At least two people have a line, so it can belong to a session. */
  readonly lively: boolean;
  /** The same content, in which something happened, stands on this server under a smaller name. */
  readonly is_copy: boolean;
  /** What is stored of the round that it tells of, null where there is none yet. */
  readonly stored: StoredRound | null;
};

export type StoredRound = {
  readonly round_print: string;
  readonly rows_print: string;
  readonly match_id: number | null;
  readonly session_id: number | null;
  readonly log: string | null;
};

/**
 * Files this far apart on the wall clock cannot touch each other: an hour between rounds of one session, and another
 * one that autumn takes back.
 */
export const GAP_MS = 2 * 60 * 60_000;
const REACH_MS = 12 * 60 * 60_000;

/** The files around the given wall-clock times: nearly always all of their neighbourhoods. */
export function selectNear(serverKey: string, localEnds: readonly string[]): RawBuilder<NeighbourFile> {
  return selectFiles(serverKey, rangesAround(timesOf(localEnds)));
}

/**
 * The neighbourhoods of the given wall-clock times: for each, all files from the gap before to the gap after. Grows
 * its view until both gaps are in it.
 *
 * @param near what `selectNear` gives for these times, if it is known.
 */
export async function fetchNeighbourhoods(
  trx: Transaction<DB>,
  serverKey: string,
  localEnds: readonly string[],
  near: readonly NeighbourFile[] | null = null,
): Promise<(readonly NeighbourFile[])[]> {
  const times = timesOf(localEnds);
  let ranges = rangesAround(times);
  for (let known = near; ; known = null) {
    const files = known ?? (await selectFiles(serverKey, ranges).execute(trx)).rows;
    const all = splitAtGaps(files);
    const touched = new Set(times.flatMap((time) => groupsAt(all, time)));
    const groups = all.filter((group) => touched.has(group));
    const cut = groups.filter((group) => ranges.some((range) => touchesEdge(group, range)));
    if (cut.length === 0) return groups;
    ranges = mergeRanges([
      ...ranges,
      ...cut.map(span).map(([from, to]): Range => [from - REACH_MS, to + REACH_MS]),
    ]);
  }
}

type Range = readonly [from: number, to: number];

function timesOf(localEnds: readonly string[]): number[] {
  return localEnds.map((local) => Date.parse(`${local}Z`));
}

function rangesAround(times: readonly number[]): Range[] {
  return mergeRanges(times.map((time) => [time - REACH_MS, time + REACH_MS]));
}

function selectFiles(serverKey: string, ranges: readonly Range[]): RawBuilder<NeighbourFile> {
  const isNear = ranges.length === 0 ? sql`false` : sql.join(ranges.map(isWithin), sql` or `);
  return sql`
    select f.payload_id, f.kind, f.name, f.map, f.label, to_char(f.local_end, 'YYYY-MM-DD"T"HH24:MI:SS') as local_end,
      f.round_id, encode(f.content, 'hex') as content, f.lively, encode(p.hash, 'hex') as hash, p.size, p.status,
      f.eventful and exists (
        select from etlegacy.files as elder
        where elder.server_key = f.server_key and elder.content = f.content and elder.kind = f.kind
          and ${isSameRound('elder', 'f')} and ${isElder('elder', 'f')}
      ) as is_copy,
      case when r.id is not null then json_build_object('round_print', r.round_print, 'rows_print', r.rows_print,
        'match_id', r.match_id, 'session_id', r.session_id, 'log', r.log) end as stored
    from etlegacy.files as f
    join core.payloads as p on p.id = f.payload_id
    left join etlegacy.rounds as r on r.id = f.round_id
    where f.server_key = ${serverKey} and (${isNear})
    order by f.local_end, f.name, p.hash`;
}

/** As plain bounds, so that the planner sees how few files lie between them. */
function isWithin([from, to]: Range): RawBuilder<boolean> {
  return sql<boolean>`f.local_end between ${toLocal(from)}::timestamp and ${toLocal(to)}::timestamp`;
}

/**
 * Cuts where nothing can reach across: at a gap, and also where the map changes while nobody plays, or else the
 * neighbourhood of a server that never sleeps would be its whole history.
 */
function splitAtGaps(files: readonly NeighbourFile[]): (readonly NeighbourFile[])[] {
  const nextLively = timesOfNextLively(files);
  const groups: NeighbourFile[][] = [];
  let lastLively = Number.NEGATIVE_INFINITY;
  let previous: NeighbourFile | undefined;
  files.forEach((file, i) => {
    // A copy is nobody's neighbour; it only needs a place where its status is written.
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

/** For each file the time of the first lively one from there on. */
function timesOfNextLively(files: readonly NeighbourFile[]): number[] {
  let next = Number.POSITIVE_INFINITY;
  return files
    .toReversed()
    .map((file) => (next = file.lively && !file.is_copy ? timeOf(file) : next))
    .toReversed();
}

/**
 * The group that holds a time, and the ones beside it: a file that changes the map while nobody plays can have cut in
 * two what was one group before. Where a file went from that time, the groups that it could have reached.
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

/** So near the edge of what was fetched that a neighbour can stand beyond it. */
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

/**
 * Ranges that overlap or nearly touch become one: no file is fetched twice, and what lies between two ranges is so wide
 * that nothing reaches across it unseen.
 */
function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from - last[1] <= GAP_MS) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function timeOf(file: NeighbourFile): number {
  return Date.parse(`${file.local_end}Z`);
}

/** File names have four digits for the year; a later one would be written in a way that PostgreSQL does not read. */
const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function toLocal(time: number): string {
  return new Date(Math.min(time, LAST_TIME)).toISOString().slice(0, -1);
}
