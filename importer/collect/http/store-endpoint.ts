import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { HttpEndpoint, HttpOutcome } from './http-source.ts';

/** Stores the state of an endpoint: its last answer, and since when and why there is none. For doctor and health. */
export async function storeEndpoint(
  db: Kysely<DB>,
  { name, everyMs }: HttpEndpoint,
  outcome: HttpOutcome,
): Promise<void> {
  const isFailed = outcome.kind === 'failed';
  const answeredAt = isFailed
    ? null
    : outcome.kind === 'answer'
      ? outcome.answer.observedAt
      : outcome.observedAt;
  const reason = isFailed ? outcome.reason : null;
  await sql`
    insert into core.endpoints as e (name, every_s, asked_at, answered_at, failing_since, reason)
    values (${name}, ${Math.round(everyMs / 1000)}, now(), ${answeredAt}, ${isFailed ? sql`now()` : null}, ${reason})
    on conflict (name) do update set
      every_s = excluded.every_s,
      asked_at = excluded.asked_at,
      answered_at = coalesce(greatest(excluded.answered_at, e.answered_at), e.answered_at),
      failing_since = case when ${isFailed} then coalesce(e.failing_since, now()) end,
      reason = excluded.reason`.execute(db);
}
