import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { LoggedRound } from './logged-rounds.ts';

/** What some event log of several tells, besides kills. */
export type LogContents = { readonly damage: boolean; readonly classes: boolean };

/** Returns what the event logs of these rounds tell: logs of `game-stats-web.lua` have deaths alone. */
export async function fetchLogContents(db: Kysely<DB>, logs: readonly LoggedRound[]): Promise<LogContents> {
  const { rows } = await sql<LogContents>`
    select coalesce(bool_or(damage is not null), false) as damage,
      coalesce(bool_or(kinds && array['spawn', 'class_change']), false) as classes
    from etlegacy.round_logs where round_id = any(${logs.map(({ roundId }) => roundId)}::int8[])`.execute(db);
  return rows[0] ?? { damage: false, classes: false };
}
