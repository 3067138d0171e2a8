import { fetchRawNames } from '../../../stats/etlegacy/players/fetch-raw-names.ts';
import { type NameBook, openNameBook } from '../pictures/from-stats/name-book.ts';
import type { Context } from '../../framework/context.ts';

/** Fetches how pictures write these players, in their colours. Runs no query if nothing is drawn. */
export async function fetchNameBook(
  { db, pictures, servers }: Context,
  players: readonly { readonly playerKey: string }[],
): Promise<NameBook> {
  const keys = players.map(({ playerKey }) => playerKey);
  return openNameBook(pictures === null ? new Map() : await fetchRawNames(db, servers, keys));
}
