import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchRawNames } from '../../../stats/etlegacy/players/fetch-raw-names.ts';
import type { Wording } from '../../framework/wording.ts';
import { type NameBook, openNameBook } from '../pictures/from-stats/name-book.ts';

/** Fetches how the pictures of a post write these players. Runs no query if nothing is drawn. */
export async function fetchPostNames(
  db: Kysely<DB>,
  { hasPictures }: Wording,
  {
    server,
    players,
  }: { readonly server: string; readonly players: readonly { readonly playerKey: string }[] },
): Promise<NameBook> {
  const keys = players.map(({ playerKey }) => playerKey);
  return openNameBook(hasPictures ? await fetchRawNames(db, [server], keys) : new Map());
}
