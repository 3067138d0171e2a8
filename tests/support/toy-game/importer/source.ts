export const GAME = 'skimming';
/** The pond of the upstream's contests. Files can come from other places. */
export const SOURCE = 'lake';
