import { fetchOperatorSources } from '../../people/visibility.ts';
import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import { searchPlayers } from '../../stats/etlegacy/players/search-players.ts';
import { UserError } from '../../core/user-error.ts';
import type { App } from '../open-app.ts';

/** The player whom a name, an alias or a GUID means best. Throws a UserError where it means nobody. */
export async function findPlayerKey({ db }: App, text: string): Promise<string> {
  const [player] = await searchPlayers(db, text, await fetchOperatorSources(db, [gameServers]), 1);
  if (player !== undefined) return player.playerKey;
  throw new UserError(`There is no player called "${text}".`, '"debrief export players" lists all.');
}
