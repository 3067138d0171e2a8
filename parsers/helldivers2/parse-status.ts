import { z } from 'zod';
import type { Parsed } from './failures.ts';
import { count, gameTime, index, maybe, position, real, text, whole } from './fields.ts';
import { readDocument } from './read-document.ts';
import { coreRows, listedRows, rows } from './rows.ts';

const planetStatus = z.looseObject({
  index,
  owner: index,
  health: count,
  regenPerSecond: maybe(real),
  players: maybe(count),
  position: maybe(position),
});

const campaign = z.looseObject({
  id: whole,
  planetIndex: index,
  type: maybe(index),
  count: maybe(count),
  race: maybe(index),
});

const planetEvent = z.looseObject({
  id: whole,
  planetIndex: index,
  eventType: index,
  health: count,
  maxHealth: count,
  startTime: gameTime,
  expireTime: gameTime,
  race: maybe(index),
  campaignId: maybe(whole),
  jointOperationIds: maybe(z.array(whole)),
  potentialBuildUp: maybe(count),
});

const regionStatus = z.looseObject({
  planetIndex: index,
  regionIndex: index,
  owner: index,
  health: maybe(count),
  regerPerSecond: maybe(real),
  regenPerSecond: maybe(real),
  availabilityFactor: maybe(real),
  isAvailable: maybe(z.boolean()),
  players: maybe(count),
});

const globalEvent = z.looseObject({
  eventId: whole,
  id32: maybe(whole),
  title: maybe(text),
  message: maybe(text),
  race: maybe(index),
  flag: maybe(whole),
  assignmentId32: maybe(whole),
  effectIds: maybe(z.array(whole)),
  planetIndices: maybe(z.array(index)),
  expireTime: maybe(gameTime),
  titleId32: maybe(whole),
  messageId32: maybe(whole),
  portraitId32: maybe(whole),
  introMediaId32: maybe(whole),
  outroMediaId32: maybe(whole),
});

const spaceStation = z.looseObject({
  id32: whole,
  planetIndex: index,
  activeEffectIds: maybe(z.array(whole)),
  currentElectionEndWarTime: maybe(gameTime),
  flags: maybe(whole),
});

const resource = z.looseObject({
  id32: whole,
  currentValue: maybe(real),
  maxValue: maybe(real),
  changePerSecond: maybe(real),
  flags: maybe(whole),
});

const schema = z.looseObject({
  warId: index,
  time: gameTime,
  planetStatus: coreRows('planetStatus', planetStatus, 1),
  impactMultiplier: maybe(real),
  storyBeatId32: maybe(whole),
  layoutVersion: maybe(whole),
  planetAttacks: rows('planetAttacks', z.looseObject({ source: index, target: index })),
  campaigns: listedRows('campaigns', campaign),
  planetEvents: listedRows('planetEvents', planetEvent),
  jointOperations: rows(
    'jointOperations',
    z.looseObject({ id: whole, planetIndex: index, hqNodeIndex: maybe(whole) }),
  ),
  planetRegions: rows('planetRegions', regionStatus),
  planetActiveEffects: rows('planetActiveEffects', z.looseObject({ index, galacticEffectId: whole })),
  globalEvents: rows('globalEvents', globalEvent),
  spaceStations: rows('spaceStations', spaceStation),
  globalResources: rows('globalResources', resource),
  communityTargets: maybe(z.array(z.unknown())),
  activeElectionPolicyEffects: maybe(z.array(z.unknown())),
  superEarthWarResults: maybe(z.array(z.unknown())),
});

export type StatusDocument = z.output<typeof schema>;
export type StatusPlanet = StatusDocument['planetStatus'][number];
export type StatusCampaign = StatusDocument['campaigns']['rows'][number];
export type StatusEvent = StatusDocument['planetEvents']['rows'][number];

/**
 * Parses the state of the war: owners of planets, health (points of the planet or event), players, campaigns, events.
 * Times are game seconds. Rows without their required fields are skipped and noted; Super Earth (0) and health 0 are
 * valid values. Without a whole list of campaigns or events it does not say which ended.
 */
export function parseStatus(bytes: Uint8Array): Parsed<StatusDocument> {
  return readDocument(schema, bytes);
}
