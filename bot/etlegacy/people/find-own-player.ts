import { GAME } from '../game.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { personOf } from '../../../stats/etlegacy/merges/merges.ts';
import type { Context } from '../../framework/context.ts';
import { findLink } from '../../../people/find-link.ts';

/** Finds the player of the person who asks: the linked one, or the one that the terminal names. */
export async function findOwnPlayer({ db, viewer, servers }: Context): Promise<string | null> {
  const own = viewer.playsAs ?? (await findLink(db, GAME, viewer.userId))?.playerKey ?? null;
  return own === null ? null : personOf(await fetchMerges(db, servers), own);
}
