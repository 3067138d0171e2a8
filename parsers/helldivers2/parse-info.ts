import { z } from 'zod';
import type { Parsed } from './failures.ts';
import { count, index, maybe, position, real, text, whole } from './fields.ts';
import { readDocument } from './read-document.ts';
import { coreRows, rows } from './rows.ts';

const planetInfo = z.looseObject({
  index,
  position,
  waypoints: z.array(index),
  sector: index,
  maxHealth: count,
  settingsHash: maybe(whole),
  disabled: maybe(z.boolean()),
  initialOwner: maybe(index),
});

const infoRegion = z.looseObject({
  planetIndex: index,
  regionIndex: index,
  settingsHash: maybe(whole),
  maxHealth: maybe(count),
  regionSize: maybe(index),
  damageMultiplier: maybe(real),
  flags: maybe(whole),
});

/** Unix seconds that have a date. */
const unixTime = z.number().min(0).max(100_000_000_000);

const schema = z.looseObject({
  warId: index,
  startDate: unixTime,
  endDate: unixTime,
  planetInfos: coreRows('planetInfos', planetInfo, 1),
  homeWorlds: rows('homeWorlds', z.looseObject({ race: index, planetIndices: z.array(index) })),
  planetRegions: rows('planetRegions', infoRegion),
  capitalInfos: maybe(z.array(z.unknown())),
  planetPermanentEffects: maybe(z.array(z.unknown())),
  layoutVersion: maybe(whole),
  minimumClientVersion: maybe(text),
});

export type InfoDocument = z.output<typeof schema>;

/**
 * Parses what does not change: positions, supply lines (one direction each), maximum health, regions. Dates are Unix
 * seconds.
 */
export function parseInfo(bytes: Uint8Array): Parsed<InfoDocument> {
  return readDocument(schema, bytes);
}
