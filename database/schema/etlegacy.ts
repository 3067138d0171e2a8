// Servers, files, rounds, matches and sessions of ET:Legacy.
import type { Generated } from 'kysely';
import type { Json, LocalText } from './column-types.ts';

export interface ServerTable {
  key: string;
  zone: string;
}

/** What a server last answered when it was asked who plays; times by this machine's clock. */
export interface ServerStateTable {
  server_key: string;
  asked_at: Date;
  /** null before the first answer. */
  answered_at: Date | null;
  /** null when the last question was answered. */
  silent_since: Date | null;
  /** Why the last question was not answered. */
  reason: string | null;
  map: string | null;
  map_since: Date | null;
  empty_since: Date | null;
  playing_since: Date | null;
  time_limit_minutes: number | null;
  /** A list of objects with name and team, without bots. */
  people: Json;
}

/** The version that a server's rows were derived with, and the progress of a new derivation. */
export interface DerivationTable {
  server_key: string;
  made_with: string | null;
  target: string | null;
  after_subject: Generated<string>;
  after_id: Generated<number>;
  done: Generated<number>;
  files: Generated<number>;
  changed_at: Generated<Date>;
}

export interface FileTable {
  payload_id: number;
  server_key: string;
  kind: 'round' | 'endstats';
  name: string;
  map: string;
  label: number;
  local_end: LocalText;
  round_id: number;
  content: Buffer;
  eventful: boolean;
  lively: boolean;
}

export type RoundStatus = 'ok' | 'waiting' | 'orphan' | 'restarted' | 'aborted' | 'damaged';

export interface RoundTable {
  id: number;
  server_key: string;
  payload_id: number;
  file: string;
  host_name: string;
  map: string;
  config: string;
  label: number;
  ended_at: Date;
  local_end: LocalText;
  defender: 'axis' | 'allies';
  winner: 'axis' | 'allies' | null;
  limit_s: number;
  next_limit_s: number;
  duration_ms: number | null;
  duration_source: string;
  outcome: string;
  status: RoundStatus;
  status_reason: string | null;
  match_id: number | null;
  session_id: number | null;
  active_humans: number;
  laws: Json;
  faults: Json;
  round_print: Buffer;
  rows_print: Buffer;
  kind: Generated<'stopwatch' | 'single'>;
  game_type: GameType | null;
  /** Formats of the documents that tell it. */
  documents: Generated<Json>;
  /** Ids that it has where only some of its documents are known. */
  former_ids: Generated<Json>;
  /** What its event log is worth; null: it has none. */
  log: 'whole' | 'short' | 'broken' | null;
  log_reason: string | null;
}

/** axis and allies: the side that won a single round. */
export type MatchResult = 'r1_attackers' | 'r2_attackers' | 'draw' | 'unfinished' | 'axis' | 'allies';

/** What a round was played as; null: a single round that is objective, campaign or map vote, which no document tells. */
export type GameType = 'stopwatch' | 'last_man_standing' | 'objective' | 'campaign' | 'map_vote';

/** The same in sums, in which the untold ones are one type. */
export type PlayedType = GameType | 'single';

export interface MatchTable {
  id: number;
  server_key: string;
  map: string;
  r1_id: number | null;
  r2_id: number | null;
  result: MatchResult;
  /** Whether the team that attacked first won, in a single round the attackers; null: nobody won. */
  first_won: boolean | null;
  session_id: number | null;
  ended_at: Date;
}

export interface SessionTable {
  id: number;
  server_key: string;
  local_date: LocalText;
  started_at: Date;
  ended_at: Date;
  rounds: number;
  /** Its sums are stored; those of an open session are summed on demand. */
  is_counted: boolean;
}
