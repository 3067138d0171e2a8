import { GAME } from '../game.ts';
import { fetchMerges } from '../../../stats/etlegacy/merges/fetch-merges.ts';
import { personOf } from '../../../stats/etlegacy/merges/merges.ts';
import type { Context } from '../../framework/context.ts';
import { findLink } from '../../../people/find-link.ts';

/** The person that asks: as he linked himself, or whom the terminal speaks for. */
export async function findOwnPlayer({ db, viewer, servers }: Context): Promise<string | null> {
  const own = viewer.playsAs ?? (await findLink(db, GAME, viewer.userId))?.playerKey ?? null;
  return own === null ? null : personOf(await fetchMerges(db, servers), own);
}
