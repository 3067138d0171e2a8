import { fetchOperatorSources } from '../../people/visibility.ts';
import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import { searchPlayers } from '../../stats/etlegacy/players/search-players.ts';
import { UserError } from '../../core/user-error.ts';
import type { App } from '../app/open-app.ts';

/** Returns the player who matches a name, an alias or a GUID best. Throws a CliError when nobody matches. */
export async function findPlayerKey({ db }: Pick<App, 'db'>, text: string): Promise<string> {
  const [player] = await searchPlayers(db, text, await fetchOperatorSources(db, [gameServers]), 1);
  if (player !== undefined) return player.playerKey;
  throw new UserError(`There is no player called "${text}".`, '"debrief export players" lists all.');
}
