import type { GameSettings } from '../core/find-unknown-settings.ts';

/**
 * The settings of all games. The program sets them once at its start: `games.ts` leads to the verbs, which read the
 * configuration, so the reader of the configuration cannot import that file.
 */
export const gameSettings: { all: readonly GameSettings[] } = { all: [] };
