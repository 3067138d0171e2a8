/** The game in the ledger, and its one upstream unless a person says otherwise. */
export const GAME = 'helldivers1';
export const SOURCE = 'helldivers1';
