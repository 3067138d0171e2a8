import type { GameBot } from '../../bot/framework/game-bot.ts';
import { GAMES } from '../../games.ts';
import type { Game } from './game.ts';

/**
 * Loads the bot parts of the configured games.
 *
 * @param also another game.
 */
export async function loadBots(also?: Game): Promise<GameBot[]> {
  const games = GAMES.filter((game) => game === also || game.isConfigured(process.env));
  return (await Promise.all(games.map(async ({ bot }) => bot?.()))).filter((bot) => bot !== undefined);
}
