import type { GameHealth } from '../../stats/health/game-health.ts';
import { fetchWarGauges } from '../../stats/helldivers1/health/fetch-war-gauges.ts';
import { findWarAlarms } from './find-war-alarms.ts';
import { readSettings } from './read-settings.ts';
import { fetchWarHealthLines } from './war-health-lines.ts';

export const warHealth: GameHealth = {
  fetchLines: fetchWarHealthLines,
  findAlarms: findWarAlarms,
  fetchGauges: async (db) => fetchWarGauges(db, readSettings(process.env).HD1_PINS.length),
};
