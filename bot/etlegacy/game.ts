/** As in `core.links.game`. */
export const GAME = 'etlegacy';
