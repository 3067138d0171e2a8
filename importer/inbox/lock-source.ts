import { type RawBuilder, sql } from 'kysely';
import { LATEST_MIGRATION } from '../../database/known-migrations.ts';

/** Where payloads come from, and the game they are of. */
export type Source = { readonly game: string; readonly source: string };

/**
 * Two payloads of one source that are imported at the same moment would else never find each other. Held until the
 * transaction ends. Fails where a newer version has changed the database since this program started.
 */
export function lockSource({ game, source }: Source): RawBuilder<unknown> {
  return sql`select core.lock_source(${`${game}/${source}`}, ${LATEST_MIGRATION})`;
}
