// What sessions add up to. A round that comes last is added to it; where anything else changed, all is counted again.
import { type RawBuilder, sql } from 'kysely';
import type { RoundRows } from './derived-rows.ts';
import type { StoredRound } from './fetch-neighbourhoods.ts';

type Counting = {
  /** New rounds, each later than all others that its session had. */
  readonly rounds: readonly number[];
  readonly sessions: readonly number[];
};

type Writing = {
  /** What is stored of a neighbourhood's rounds. */
  readonly stored: ReadonlyMap<number, StoredRound>;
  /** All rounds that the neighbourhood is to have. */
  readonly wanted: readonly RoundRows[];
  /** The ids of the rounds that came to be, changed or went. */
  readonly changed: ReadonlySet<number>;
  /** Sums are to be mended too, whatever the rounds say. */
  readonly rewrite: boolean;
};

export function findCounting({ stored, wanted, changed, rewrite }: Writing): Counting {
  const rounds: number[] = [];
  const sessions: number[] = [];
  const before = Map.groupBy(stored, ([, round]) => round.session_id);
  const left = new Set([...changed].map((id) => stored.get(id)?.session_id));
  for (const [id, members] of Map.groupBy(wanted, ({ round }) => round.session_id)) {
    if (id === null) continue;
    if (!left.has(id) && !members.some(({ round }) => changed.has(round.id))) continue;
    const { known, fresh } = Object.groupBy(members, ({ round }) =>
      stored.has(round.id) ? 'known' : 'fresh',
    );
    const isAdded =
      !rewrite &&
      known?.length === before.get(id)?.length &&
      (known ?? []).every((rows) => countsAsBefore(rows, stored.get(rows.round.id))) &&
      endOf(known, Math.max) < endOf(fresh, Math.min);
    if (isAdded) rounds.push(...(fresh ?? []).map(({ round }) => round.id));
    else sessions.push(id);
  }
  return { rounds, sessions: sessions.toSorted((a, b) => a - b) };
}

/** Sums of sessions that went went with them. */
export function countSessions({ rounds, sessions }: Counting): RawBuilder<unknown>[] {
  return [
    ...(rounds.length > 0 ? [sql`select etlegacy.count_rounds(${rounds}::bigint[])`] : []),
    ...(sessions.length > 0 ? [sql`select etlegacy.recount_sessions(${sessions}::bigint[])`] : []),
  ];
}

/** Awards count nowhere, nor does what a round says of itself in words. */
function countsAsBefore({ round, barePrint }: RoundRows, before: StoredRound | undefined): boolean {
  return (
    before !== undefined &&
    (before.rows_print === round.rows_print || before.rows_print === barePrint()) &&
    before.status === round.status &&
    before.outcome === round.outcome &&
    before.duration_ms === round.duration_ms &&
    before.match_id === round.match_id
  );
}

function endOf(rounds: readonly RoundRows[] | undefined, pick: (...times: number[]) => number): number {
  return pick(...(rounds ?? []).map(({ round }) => Date.parse(round.ended_at)));
}
