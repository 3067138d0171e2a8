import type { Context } from '../framework/context.ts';
import { findLink } from './find-link.ts';

/** The player that asks: as he linked himself, or whom the terminal speaks for. */
export async function findOwnPlayer({ db, viewer }: Context): Promise<string | null> {
  return viewer.playsAs ?? (await findLink(db, viewer.userId))?.playerKey ?? null;
}
