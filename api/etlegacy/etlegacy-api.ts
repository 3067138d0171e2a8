import { etlegacyExports } from '../../stats/etlegacy/export/export-rows.ts';
import { gameServers } from '../../stats/etlegacy/game-servers.ts';
import type { GameApi } from '../game-api.ts';
import { addPushRoutes } from './push-routes.ts';
import { addRoundLogRoutes } from './round-log-routes.ts';
import { exportRoutes } from '../export-routes.ts';
import { addBoardRoutes } from './board-routes.ts';
import { addCompareRoutes } from './compare-routes.ts';
import { addMapRoutes } from './map-routes.ts';
import { addMatchRoutes } from './match-routes.ts';
import { addPlayerRoutes } from './player-routes.ts';
import { addRoundRoutes } from './round-routes.ts';
import { tags } from './schemas/common-schemas.ts';
import { addSessionRoutes } from './session-routes.ts';
import { addServerRoutes } from './server-routes.ts';

/** What ET:Legacy adds to the API. */
export const etlegacyApi: GameApi = {
  game: 'etlegacy',
  prefix: 'et',
  sources: gameServers,
  routes: [
    addServerRoutes,
    addPushRoutes,
    addRoundLogRoutes,
    addSessionRoutes,
    addMatchRoutes,
    addRoundRoutes,
    addPlayerRoutes,
    addCompareRoutes,
    addBoardRoutes,
    addMapRoutes,
    exportRoutes(etlegacyExports, tags),
  ],
};
