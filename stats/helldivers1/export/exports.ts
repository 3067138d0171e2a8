// What leaves Debrief as data about the wars of Helldivers 1. Times are unix seconds as the API gives them. Every kind is in
// one order and holds nothing that depends on when or in which order answers came, so equal answers make equal exports.
import type { Exporter, GameExports } from '../../game-exports.ts';
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

const known = async () => Promise.resolve(['helldivers1']);

/** What `debrief export` takes. The wars are the same for everybody, so no source is asked for. */
export const helldivers1Exports: GameExports = {
  kinds: EXPORTS,
  sources: { game: 'helldivers1', knownSources: known, shownSources: known, arePublic: true },
};
