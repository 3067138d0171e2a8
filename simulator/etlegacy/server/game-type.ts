export const GAME_TYPES = ['stopwatch', 'objective', 'campaign', 'mapvote', 'lms'] as const;
/** lms: last man standing. */
export type GameType = (typeof GAME_TYPES)[number];
