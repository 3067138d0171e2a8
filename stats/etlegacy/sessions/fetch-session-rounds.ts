import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { PlayedType, RoundStatus } from '../../../database/schema/etlegacy.ts';

export type RoundFacts = {
  readonly id: number;
  readonly map: string;
  /** Round one or two of a map in stopwatch; null: a single round, which is all of its map. */
  readonly label: number | null;
  /** single: objective, campaign or map vote, which no document tells apart. */
  readonly gameType: PlayedType;
  readonly status: RoundStatus;
  readonly statusReason: string | null;
  /**
   * completed: the attackers succeeded. held: they failed. held_early: they gave up before the limit. decided, drawn: of last
   * man standing. aborted: cut off.
   */
  readonly outcome: string;
  /** null: last man standing, in which nobody attacks. */
  readonly attackers: 'axis' | 'allies' | null;
  /** The side that the map lets defend, in last man standing too. */
  readonly defender: 'axis' | 'allies';
  readonly winner: 'axis' | 'allies' | null;
  readonly limitS: number;
  /** null where no file tells. */
  readonly durationS: number | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date;
  readonly matchId: number | null;
  readonly hostName: string;
  readonly file: string;
};

/** Returns all rounds of a session of any status, ordered by time. */
export async function fetchSessionRounds(db: Kysely<DB>, sessionId: number): Promise<RoundFacts[]> {
  const rows = await selectRoundFacts(db).where('session_id', '=', sessionId).execute();
  return rows.map(toRoundFacts);
}

/** Returns the rounds of one map, ordered by time. */
export async function fetchMatchRounds(db: Kysely<DB>, matchId: number): Promise<RoundFacts[]> {
  const rows = await selectRoundFacts(db).where('match_id', '=', matchId).execute();
  return rows.map(toRoundFacts);
}

export async function fetchRoundFacts(db: Kysely<DB>, roundId: number): Promise<RoundFacts | undefined> {
  const row = await selectRoundFacts(db).where('id', '=', roundId).executeTakeFirst();
  return row === undefined ? undefined : toRoundFacts(row);
}

/** Returns these rounds in order of time. */
export async function fetchRoundFactsOf(db: Kysely<DB>, ids: readonly number[]): Promise<RoundFacts[]> {
  if (ids.length === 0) return [];
  const rows = await selectRoundFacts(db).where('id', 'in', ids).execute();
  return rows.map(toRoundFacts);
}

function selectRoundFacts(db: Kysely<DB>) {
  return db
    .selectFrom('etlegacy.rounds')
    .select(['id', 'map', 'label', 'status', 'status_reason', 'outcome', 'defender', 'winner', 'limit_s'])
    .select(['duration_ms', 'ended_at', 'match_id', 'host_name', 'file', 'kind', 'game_type'])
    .orderBy('ended_at')
    .orderBy('label')
    .orderBy('id');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRoundFacts>['executeTakeFirstOrThrow']>>;

function toRoundFacts(row: Row): RoundFacts {
  return {
    id: row.id,
    map: row.map,
    label: row.kind === 'single' ? null : row.label,
    gameType: row.game_type ?? 'single',
    status: row.status,
    statusReason: row.status_reason,
    outcome: row.outcome,
    attackers: row.game_type === 'last_man_standing' ? null : row.defender === 'axis' ? 'allies' : 'axis',
    defender: row.defender,
    winner: row.winner,
    limitS: row.limit_s,
    durationS: row.duration_ms === null ? null : row.duration_ms / 1000,
    startedAt: row.duration_ms === null ? null : new Date(row.ended_at.getTime() - row.duration_ms),
    endedAt: row.ended_at,
    matchId: row.match_id,
    hostName: row.host_name,
    file: row.file,
  };
}
