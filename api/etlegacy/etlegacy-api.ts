import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import type { GameApi } from '../game-api.ts';
import { addPushRoutes } from './push-routes.ts';
import { addRoundLogRoutes } from './round-log-routes.ts';
import { addServerRoutes } from './server-routes.ts';

/** What ET:Legacy adds to the API. */
export const etlegacyApi: GameApi = {
  game: 'etlegacy',
  prefix: 'et',
  sources: gameServers,
  routes: [addServerRoutes, addPushRoutes, addRoundLogRoutes],
};
