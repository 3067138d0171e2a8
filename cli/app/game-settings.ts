import type { GameSettings } from '../../core/find-unknown-settings.ts';
import type { FetchZones } from './choose-zone.ts';

/**
 * The settings of all games, and how to read the zones of their servers. The program sets them once at its start:
 * `games.ts` leads to the verbs, which read the configuration, so the reader of the configuration cannot import that file.
 */
export const gameSettings: { all: readonly GameSettings[]; zones: readonly FetchZones[] } = {
  all: [],
  zones: [],
};
