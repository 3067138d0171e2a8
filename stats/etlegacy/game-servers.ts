import type { GameSources } from '../../people/visibility.ts';
import { fetchKnownServers } from './fetch-known-servers.ts';
import { fetchShownServers } from './fetch-shown-servers.ts';

/** The game servers. `people/` decides who may see which of them. */
export const gameServers: GameSources = {
  game: 'etlegacy',
  knownSources: fetchKnownServers,
  shownSources: fetchShownServers,
};
