import type { Bindings } from '../../people/bindings.ts';
import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { GameBot } from '../framework/game-bot.ts';

type Where = { readonly db: Kysely<DB>; readonly bindings: Bindings; readonly guild: string };

/** Keys of the sources of a game that the operator bound to a guild; none for a game that posts nothing. */
export async function fetchBoundSources(
  { db, bindings, guild }: Where,
  { posts = [], knownSources }: GameBot,
): Promise<string[]> {
  if (posts.length === 0) return [];
  const bound = new Set(
    bindings.servers.filter(({ guilds }) => guilds.includes(guild)).map(({ key }) => key),
  );
  return (await knownSources(db)).filter((key) => bound.has(key));
}
