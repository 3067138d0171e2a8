/** The name of the game in the ledger, and its default upstream. */
export const GAME = 'helldivers1';
export const SOURCE = 'helldivers1';
