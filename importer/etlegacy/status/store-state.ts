import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { ServerState } from './next-state.ts';

export async function storeState(db: Kysely<DB>, source: string, state: ServerState): Promise<void> {
  const values = {
    asked_at: state.answeredAt,
    answered_at: state.answeredAt,
    silent_since: null,
    reason: null,
    map: state.map,
    map_since: state.mapSince,
    empty_since: state.emptySince,
    playing_since: state.playingSince,
    time_limit_minutes: state.timeLimitMinutes,
    people: JSON.stringify(state.people),
  };
  await db
    .insertInto('etlegacy.server_states')
    .values({ server_key: source, ...values })
    .onConflict((conflict) => conflict.column('server_key').doUpdateSet(values))
    .execute();
}

/** Keeps the last answer, with its age. */
export async function storeSilence(
  db: Kysely<DB>,
  source: string,
  { now, reason }: { readonly now: Date; readonly reason: string },
): Promise<void> {
  await db
    .insertInto('etlegacy.server_states')
    .values({ server_key: source, asked_at: now, silent_since: now, reason, people: '[]' })
    .onConflict((conflict) =>
      conflict.column('server_key').doUpdateSet((eb) => ({
        asked_at: now,
        silent_since: eb.fn.coalesce('etlegacy.server_states.silent_since', eb.val(now)),
        reason,
      })),
    )
    .execute();
}
