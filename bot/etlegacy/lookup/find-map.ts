import { searchMaps } from '../../../stats/etlegacy/maps/search-maps.ts';
import type { Context } from '../../framework/context.ts';

/**
 * Finds the map of a typed name, in lower case: that name, or the best one that contains it; null if no such map was
 * played.
 */
export async function findMap({ db, servers }: Context, text: string): Promise<string | null> {
  const [best] = await searchMaps(db, text, servers, 1);
  return best?.map ?? null;
}
