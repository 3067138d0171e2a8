import { searchMaps } from '../../../stats/etlegacy/maps/search-maps.ts';
import type { Context } from '../../framework/context.ts';

/** The map somebody means, in lower case: that name, or the best that holds it; null where nobody played one. */
export async function findMap({ db, servers }: Context, text: string): Promise<string | null> {
  const [best] = await searchMaps(db, text, servers, 1);
  return best?.map ?? null;
}
