import { type RawBuilder, sql } from 'kysely';

/**
 * When the session of the alias `s` began; null where no document tells when its first round began, so that a round ends at the
 * stored start.
 */
export const START_SQL: RawBuilder<Date | null> = sql<Date | null>`
  (case when not exists (
    select from etlegacy.rounds as first where first.session_id = s.id and first.ended_at = s.started_at
  ) then s.started_at end)`;
