import type { GameBot } from '../bot/framework/game-bot.ts';
import { GAMES } from '../games.ts';

/** Loads the bot parts of the configured games. */
export async function loadBots(): Promise<GameBot[]> {
  const games = GAMES.filter((game) => game.isConfigured(process.env));
  return (await Promise.all(games.map(async ({ bot }) => bot?.()))).filter((bot) => bot !== undefined);
}
