export const GAME = 'skimming';
/** Where the upstream's contests are held. Files may come from other places. */
export const SOURCE = 'lake';
