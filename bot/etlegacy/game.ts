/** Value of `core.links.game`. */
export const GAME = 'etlegacy';
