// What leaves Debrief as data about the wars of Helldivers 1. Times are unix seconds as the API gives them. Every kind is in
// one order and holds nothing that depends on when or in which order answers came, so equal answers make equal exports.
import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { exportEventSamples } from './export-event-samples.ts';
import { exportEvents } from './export-events.ts';
import { exportFronts } from './export-fronts.ts';
import { exportLiveSamples } from './export-live-samples.ts';
import { exportSeasons } from './export-seasons.ts';
import { exportSnapshots } from './export-snapshots.ts';

export type ExportRow = Readonly<Record<string, unknown>>;
export type Exporter = (db: Kysely<DB>) => AsyncIterable<ExportRow>;

export const HELLDIVERS1_EXPORTS = {
  'hd1-seasons': exportSeasons,
  'hd1-fronts': exportFronts,
  'hd1-events': exportEvents,
  'hd1-live-samples': exportLiveSamples,
  'hd1-event-samples': exportEventSamples,
  'hd1-snapshots': exportSnapshots,
} as const satisfies Record<string, Exporter>;
