import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { inScope, type Scope } from '../periods/fetch-scope.ts';

/** whole: every counter is what the events add up to; short: it also tells of those who reconnected or left. */
export type LogState = 'whole' | 'short';

export type LoggedRound = { readonly roundId: number; readonly is: LogState };

/** The common table `logged`: ids and maps of the counting rounds of a scope whose event log is not broken. */
export function loggedSql(scope: Scope): RawBuilder<unknown> {
  return sql`logged as materialized (
    select r.id as round_id, lower(r.map) as map, s.session_id
    from (select id as session_id, server_key, local_date from etlegacy.sessions) as s
    join etlegacy.rounds as r on r.session_id = s.session_id
    where r.log in ('whole', 'short') and r.status = 'ok' and ${inScope(scope)})`;
}

/** Returns which of these rounds have an event log that their counters prove, in the given order. */
export async function fetchLoggedRounds(
  db: Kysely<DB>,
  roundIds: readonly number[],
): Promise<readonly LoggedRound[]> {
  if (roundIds.length === 0) return [];
  const rows = await db
    .selectFrom('etlegacy.rounds')
    .select(['id', 'log'])
    .where('id', 'in', roundIds)
    .where('log', 'in', ['whole', 'short'])
    .execute();
  const states = new Map(rows.map(({ id, log }) => [id, log]));
  return roundIds.flatMap((roundId) => {
    const is = states.get(roundId);
    return is === 'whole' || is === 'short' ? [{ roundId, is }] : [];
  });
}
