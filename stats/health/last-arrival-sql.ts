import { type RawBuilder, sql } from 'kysely';

/** When the last payload of these sources came; one look into an index for each. */
export function lastArrivalSql(sources: readonly string[]): RawBuilder<Date | null> {
  return sql<Date | null>`(select max(latest.at) from unnest(${sources}::text[]) as wanted (source), lateral (
    select max(received_at) as at from core.payloads where source = wanted.source) as latest)`;
}
