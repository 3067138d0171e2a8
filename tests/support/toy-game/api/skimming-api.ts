import type { GameApi } from '../../../../api/game-api.ts';
import { skimmingSources } from '../stats/skimming-sources.ts';
import { addContestRoutes } from './contest-routes.ts';

/** What stone skimming adds to the API. */
export const skimmingApi: GameApi = {
  game: 'skimming',
  prefix: 'skim',
  sources: skimmingSources,
  routes: [addContestRoutes],
};
