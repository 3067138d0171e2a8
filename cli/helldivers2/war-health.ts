import type { GameHealth } from '../../stats/health/game-health.ts';
import { fetchWarGauges } from '../../stats/helldivers2/health/fetch-war-gauges.ts';
import { findWarAlarms } from './find-war-alarms.ts';
import { fetchWarHealthLines } from './war-health-lines.ts';

export const warHealth: GameHealth = {
  fetchLines: async (db, now) => fetchWarHealthLines(db, now, process.env['HD2_UPSTREAM']),
  fetchGauges: fetchWarGauges,
  findAlarms: async (db, now) => findWarAlarms(db, now, process.env['HD2_UPSTREAM']),
};
