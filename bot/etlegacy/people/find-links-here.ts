import { mayDoEverything } from '../../../people/bindings.ts';
import { findLink, findLinksOfPlayer, type Link } from '../../../people/find-link.ts';
import { sourcesOfSaid } from '../../../people/visibility.ts';
import { fetchServersOfPlayer } from '../../../stats/etlegacy/players/fetch-servers-of-player.ts';
import type { Context } from '../../framework/context.ts';
import { GAME } from '../game.ts';

/** A link, and which of the context's servers it is about. */
export type LinkHere = Link & { readonly about: readonly string[] };

/**
 * Finds the accounts linked to the person with these keys, as far as they are visible at the place of the request;
 * newest first.
 */
export async function findLinksHere(context: Context, keys: readonly string[]): Promise<LinkHere[]> {
  return await keepShown(context, await findLinksOfPlayer(context.db, GAME, keys), keys);
}

/** Finds the player of an account, as far as it is visible at the place of the request. */
export async function findLinkHere(context: Context, account: string): Promise<LinkHere | null> {
  const link = await findLink(context.db, GAME, account);
  if (link === null) return null;
  const [shown] = await keepShown(context, [link], [link.playerKey]);
  return shown ?? null;
}

/** People always see their own link. */
async function keepShown(
  { db, bindings, games, viewer, servers }: Context,
  links: readonly Link[],
  keys: readonly string[],
): Promise<LinkHere[]> {
  if (links.length === 0) return [];
  const shown: string[] = [];
  for (const game of games) shown.push(...(await game.shownSources(db)));
  const sources = (await fetchServersOfPlayer(db, keys)).filter((key) => shown.includes(key));
  return links.flatMap((link) => {
    const about = viewer.isOperator
      ? sources
      : sourcesOfSaid(bindings, { places: link.places, sources }, servers);
    return about.length > 0 || link.account === viewer.userId ? [{ ...link, about }] : [];
  });
}

/** Returns the accounts linked to the person that the asker may unlink; the context's servers are those they administer. */
export async function findLinksToFree(context: Context, keys: readonly string[]): Promise<LinkHere[]> {
  const { db, bindings, viewer, servers } = context;
  if (mayDoEverything(bindings, viewer)) {
    const known = (await fetchServersOfPlayer(db, keys)).filter((key) => servers.includes(key));
    return (await findLinksOfPlayer(db, GAME, keys)).map((link) => ({ ...link, about: known }));
  }
  return (await findLinksHere(context, keys)).filter(({ about }) => about.length > 0);
}
