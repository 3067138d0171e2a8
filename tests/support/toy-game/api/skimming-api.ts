import type { GameApi } from '../../../../api/game-api.ts';
import { skimmingSources } from '../stats/skimming-sources.ts';
import { addContestRoutes } from './contest-routes.ts';

/** The API of stone skimming. */
export const skimmingApi: GameApi = {
  game: 'skimming',
  prefix: 'skim',
  sources: skimmingSources,
  routes: [addContestRoutes],
};
