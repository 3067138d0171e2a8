import { type RawBuilder, sql } from 'kysely';

/** Where payloads come from, and the game they are of. */
export type Source = { readonly game: string; readonly source: string };

/**
 * Two payloads of one source that are imported at the same moment would else never find each other. Held until the
 * transaction ends.
 */
export function lockSource({ game, source }: Source): RawBuilder<unknown> {
  return sql`select pg_advisory_xact_lock(hashtextextended(${`${game}/${source}`}, 0))`;
}
