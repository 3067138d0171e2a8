import { type RawBuilder, sql } from 'kysely';

/**
 * Two halves of a match imported at the same moment would else never find each other. Held until the transaction ends.
 */
export function lockServer(serverKey: string): RawBuilder<unknown> {
  return sql`select pg_advisory_xact_lock(hashtextextended('etlegacy/' || ${serverKey}, 0))`;
}
