// The rows of etlegacy.files, by wall clock or by another condition.
import { type RawBuilder, sql } from 'kysely';
import { isSameRound } from './same-content.ts';

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
  /** The same content, in which something happened, stands on this server under another name. */
  readonly has_twin: boolean;
  /** It counts under another name. */
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

export type Range = readonly [from: number, to: number];

export function timesOf(localEnds: readonly string[]): number[] {
  return localEnds.map((local) => Date.parse(`${local}Z`));
}

export function rangesAround(times: readonly number[], reachMs: number): Range[] {
  return mergeRanges(times.map((time) => [time - reachMs, time + reachMs]));
}

/** True for files whose wall clock is in one of these ranges. */
export function isWithinAny(ranges: readonly Range[]): RawBuilder<boolean> {
  return ranges.length === 0 ? sql`false` : sql<boolean>`(${sql.join(ranges.map(isWithin), sql` or `)})`;
}

/** The files `f` of a server for which `condition` is true; none of them is marked as a copy yet. */
export function selectFiles(
  serverKey: string,
  condition: RawBuilder<boolean>,
  order: RawBuilder<unknown> = sql`f.local_end, f.name, p.hash`,
): RawBuilder<NeighbourFile> {
  return sql`
    select f.payload_id, f.kind, f.name, f.map, f.label, to_char(f.local_end, 'YYYY-MM-DD"T"HH24:MI:SS') as local_end,
      f.round_id, encode(f.content, 'hex') as content, f.lively, encode(p.hash, 'hex') as hash, p.size, p.status,
      f.eventful and exists (
        select from etlegacy.files as twin
        where twin.server_key = f.server_key and twin.content = f.content and twin.kind = f.kind
          and twin.name <> f.name and ${isSameRound('twin', 'f')}
      ) as has_twin, false as is_copy,
      case when r.id is not null then json_build_object('round_print', r.round_print, 'rows_print', r.rows_print,
        'match_id', r.match_id, 'session_id', r.session_id, 'log', r.log) end as stored
    from etlegacy.files as f
    join core.payloads as p on p.id = f.payload_id
    left join etlegacy.rounds as r on r.id = f.round_id
    where f.server_key = ${serverKey} and ${condition}
    order by ${order}`;
}

/** As plain bounds, so that the planner sees how few files lie between them. */
function isWithin([from, to]: Range): RawBuilder<boolean> {
  return sql<boolean>`f.local_end between ${toLocal(from)}::timestamp and ${toLocal(to)}::timestamp`;
}

/**
 * Ranges that overlap or nearly touch become one: no file is fetched twice, and what lies between two ranges is so wide
 * that nothing reaches across it unseen.
 */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from - last[1] <= GAP_MS) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function timeOf(file: NeighbourFile): number {
  return Date.parse(`${file.local_end}Z`);
}

/** File names have four digits for the year; a later one would be written in a way that PostgreSQL does not read. */
const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function toLocal(time: number): string {
  return new Date(Math.min(time, LAST_TIME)).toISOString().slice(0, -1);
}
