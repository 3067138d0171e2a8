import { fetchAdministered, type GameSources, type Place } from './visibility.ts';

/** Returns the keys of the sources whose data the viewer may change, of the games of this context. */
export async function administered(
  context: Place & { readonly games: readonly GameSources[] },
): Promise<string[]> {
  return await fetchAdministered(context, context.games);
}
