import type { GameSources } from '../../people/visibility.ts';

const known = async () => Promise.resolve(['helldivers1']);

/** The wars are the same for everybody, so there is one source, and everybody may see it. */
export const warSources: GameSources = {
  game: 'helldivers1',
  knownSources: known,
  shownSources: known,
  arePublic: true,
};
