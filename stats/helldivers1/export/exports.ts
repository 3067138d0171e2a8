// The exports of Helldivers 1. Times are unix seconds, as in the API's answers. Each kind has one order and contains nothing
// that depends on when or in which order answers arrived, so equal answers give equal exports.
import type { Exporter, GameExports } from '../../game-exports.ts';
import { warSources } from '../war-sources.ts';
import { exportEventSamples } from './export-event-samples.ts';
import { exportEvents } from './export-events.ts';
import { exportFronts } from './export-fronts.ts';
import { exportLiveSamples } from './export-live-samples.ts';
import { exportSeasons } from './export-seasons.ts';
import { exportSnapshots } from './export-snapshots.ts';

export const EXPORTS = {
  'hd1-seasons': exportSeasons,
  'hd1-fronts': exportFronts,
  'hd1-events': exportEvents,
  'hd1-live-samples': exportLiveSamples,
  'hd1-event-samples': exportEventSamples,
  'hd1-snapshots': exportSnapshots,
} as const satisfies Record<string, Exporter>;

/** The kinds that `debrief export` accepts. */
export const helldivers1Exports: GameExports = {
  kinds: EXPORTS,
  sources: warSources,
};
