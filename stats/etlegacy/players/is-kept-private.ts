import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { findLinksOfPlayer } from '../../../people/find-link.ts';
import { fetchPrivacy } from '../../../people/settings.ts';
import { gameServers } from '../game-servers.ts';

/**
 * Whether an account linked to the person of these keys keeps the card private.
 *
 * @param account the account that asks; a linked account sees its own card.
 */
export async function isKeptPrivate(
  db: Kysely<DB>,
  playerKeys: readonly string[],
  account?: string,
): Promise<boolean> {
  const links = await findLinksOfPlayer(db, gameServers.game, playerKeys);
  if (links.some((link) => link.account === account)) return false;
  for (const link of links) if ((await fetchPrivacy(db, link.account)) === 'private') return true;
  return false;
}
