import type { GameHealth } from '../../stats/health/game-health.ts';
import { fetchWarGauges } from '../../stats/helldivers2/health/fetch-war-gauges.ts';
import { fetchWarHealthLines } from './war-health-lines.ts';

export const warHealth: GameHealth = { fetchLines: fetchWarHealthLines, fetchGauges: fetchWarGauges };
