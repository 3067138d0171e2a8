import { type RawBuilder, sql } from 'kysely';
import { LATEST_MIGRATION } from '../../database/known-migrations.ts';

/** Where payloads come from, and their game. */
export type Source = { readonly game: string; readonly source: string };

/**
 * Builds the lock that serializes imports of one source until the transaction ends; without it, two payloads imported
 * concurrently would not see each other. Throws when a newer version has changed the database since this program
 * started.
 */
export function lockSource({ game, source }: Source): RawBuilder<unknown> {
  return sql`select core.lock_source(${`${game}/${source}`}, ${LATEST_MIGRATION})`;
}
