import type { GameHealth } from '../../stats/health/game-health.ts';
import { fetchWarGauges } from '../../stats/helldivers1/health/fetch-war-gauges.ts';
import { findWarAlarms } from './find-war-alarms.ts';
import { readSettings } from './read-settings.ts';
import { fetchWarHealthLines, type Following } from './war-health-lines.ts';

/** How the war is known, by the settings of this environment. */
export function createWarHealth(env: Readonly<Record<string, string | undefined>>): GameHealth {
  const read = (): Following => {
    const { HD1_FOLLOW: follow, HD1_PINS: pins } = readSettings(env);
    return { isFollowed: follow === 'yes', pins: pins.length };
  };
  return {
    fetchLines: async (db, now) => fetchWarHealthLines(db, now, read()),
    findAlarms: async (db, now) => (read().isFollowed ? findWarAlarms(db, now) : []),
    fetchGauges: async (db) => fetchWarGauges(db, read().pins),
  };
}
