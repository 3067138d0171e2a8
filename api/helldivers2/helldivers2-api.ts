import { helldivers2Exports } from '../../stats/helldivers2/export/helldivers2-exports.ts';
import type { GameApi } from '../game-api.ts';
import { addNewsRoutes, addPlanetRoutes, addWarRoutes } from './war-routes.ts';

/** What Helldivers 2 adds to the API. */
export const helldivers2Api: GameApi = {
  game: 'helldivers2',
  prefix: 'hd2',
  sources: helldivers2Exports.sources,
  routes: [addWarRoutes, addPlanetRoutes, addNewsRoutes],
};
