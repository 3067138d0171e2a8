import { fetchAdministered, type GameSources, type Place } from './visibility.ts';

/** Keys of the sources whose data the viewer may change, of the games that the context is about. */
export async function administered(
  context: Place & { readonly games: readonly GameSources[] },
): Promise<string[]> {
  return await fetchAdministered(context, context.games);
}
