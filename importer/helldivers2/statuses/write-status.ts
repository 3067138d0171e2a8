// Writes the state from the newest status, and campaigns, events and samples from any status. The result is the same
// for any order and number of writes.
import type { Transaction } from 'kysely';
import { inFlow } from '../../../database/in-flow.ts';
import type { DB } from '../../../database/schema.ts';
import type { StatusDocument } from '../../../parsers/helldivers2/parse-status.ts';
import { ensureFactions, ensurePlanets } from '../planets/ensure-places.ts';
import { buildMerge } from '../merge-rows.ts';
import type { Observed } from '../observed.ts';
import { samplesOf } from './samples-of.ts';

type Answer = Observed<StatusDocument>;

/**
 * @param answers plausible ones, oldest first.
 * @returns new planets.
 */
export async function writeStatus(trx: Transaction<DB>, answers: readonly Answer[]): Promise<number[]> {
  const added = await ensureMentioned(
    trx,
    answers.map(({ document }) => document),
  );
  await inFlow(trx, async (send) => {
    for (const statement of buildMerges(answers)) if (statement !== null) void send(statement);
    return Promise.resolve();
  });
  return added;
}

function buildMerges(answers: readonly Answer[]) {
  const now = { at: 'observed_at' } as const;
  const seen = { at: 'last_seen_at', first: 'first_seen_at' } as const;
  const planets = answers.flatMap(toPlanets);
  const regions = answers.flatMap(toRegions);
  const effects = answers.flatMap(toEffects);
  const samples = answers.flatMap(samplesOf);
  return [
    buildMerge('helldivers2.war_statuses', answers.map(toWarStatus), { key: ['war_id'], ...now }),
    buildMerge('helldivers2.planet_statuses', planets, { key: ['war_id', 'planet'], ...now }),
    buildMerge('helldivers2.region_status', regions, { key: ['war_id', 'planet', 'region'], ...now }),
    buildMerge('helldivers2.campaigns', answers.flatMap(toCampaigns), { key: ['war_id', 'id'], ...seen }),
    buildMerge('helldivers2.planet_events', answers.flatMap(toEvents), { key: ['war_id', 'id'], ...seen }),
    buildMerge('helldivers2.planet_effects', effects, { key: ['war_id', 'planet', 'effect_id'], ...seen }),
    buildMerge('helldivers2.global_events', answers.flatMap(toGlobalEvents), {
      key: ['war_id', 'id'],
      ...seen,
    }),
    buildMerge('helldivers2.space_stations', answers.flatMap(toStations), {
      key: ['war_id', 'id32'],
      ...seen,
    }),
    buildMerge('helldivers2.planet_samples', samples, { key: ['war_id', 'planet', 'bucket'], at: 'at' }),
  ];
}

async function ensureMentioned(
  trx: Transaction<DB>,
  documents: readonly StatusDocument[],
): Promise<number[]> {
  const added = await ensurePlanets(trx, planetsOf(documents));
  await ensureFactions(
    trx,
    documents.flatMap((status) => [
      ...status.planetStatus.map(({ owner }) => owner),
      ...status.planetRegions.map(({ owner }) => owner),
      ...[...status.campaigns.rows, ...status.planetEvents.rows, ...status.globalEvents].map(
        ({ race }) => race,
      ),
    ]),
  );
  return added;
}

function planetsOf(documents: readonly StatusDocument[]): Set<number> {
  const found = new Set<number>();
  for (const status of documents) {
    for (const { index } of [...status.planetStatus, ...status.planetActiveEffects]) found.add(index);
    for (const { planetIndex } of [
      ...status.campaigns.rows,
      ...status.planetEvents.rows,
      ...status.planetRegions,
      ...status.spaceStations,
    ])
      found.add(planetIndex);
  }
  return found;
}

const stamp = ({ document, observedAt, payloadId }: Answer) => ({
  war_id: document.warId,
  observed_at: observedAt,
  payload_id: payloadId,
});

const seenAt = ({ document, observedAt, payloadId }: Answer) => ({
  war_id: document.warId,
  first_seen_at: observedAt,
  last_seen_at: observedAt,
  payload_id: payloadId,
});

function toWarStatus(answer: Answer) {
  const status = answer.document;
  const attacks = new Map(
    status.planetAttacks.map(({ source, target }) => [`${source}>${target}`, { source, target }]),
  );
  return {
    ...stamp(answer),
    time_game: status.time,
    impact_multiplier: status.impactMultiplier ?? null,
    story_beat_id32: status.storyBeatId32 ?? null,
    layout_version: status.layoutVersion ?? null,
    planet_attacks: [...attacks.values()],
    global_resources: status.globalResources,
  };
}

function toPlanets(answer: Answer) {
  return answer.document.planetStatus.map((planet) => ({
    ...stamp(answer),
    planet: planet.index,
    owner: planet.owner,
    health: planet.health,
    regen_per_second: planet.regenPerSecond ?? null,
    players: planet.players ?? null,
    position_x: planet.position?.x ?? null,
    position_y: planet.position?.y ?? null,
  }));
}

function toRegions(answer: Answer) {
  return answer.document.planetRegions.map((region) => ({
    ...stamp(answer),
    planet: region.planetIndex,
    region: region.regionIndex,
    owner: region.owner,
    health: region.health ?? null,
    regen_per_second: region.regerPerSecond ?? region.regenPerSecond ?? null,
    availability: region.availabilityFactor ?? null,
    available: region.isAvailable ?? null,
    players: region.players ?? null,
  }));
}

function toCampaigns(answer: Answer) {
  return answer.document.campaigns.rows.map((campaign) => ({
    ...seenAt(answer),
    id: campaign.id,
    planet: campaign.planetIndex,
    type: campaign.type ?? null,
    count: campaign.count ?? null,
    faction: campaign.race ?? null,
  }));
}

function toEvents(answer: Answer) {
  return answer.document.planetEvents.rows.map((event) => ({
    ...seenAt(answer),
    id: event.id,
    planet: event.planetIndex,
    type: event.eventType,
    faction: event.race ?? null,
    health: event.health,
    max_health: event.maxHealth,
    start_game: event.startTime,
    expire_game: event.expireTime,
    campaign_id: event.campaignId ?? null,
    joint_operations: event.jointOperationIds ?? null,
    build_up: event.potentialBuildUp ?? null,
  }));
}

function toEffects(answer: Answer) {
  return answer.document.planetActiveEffects.map(({ index, galacticEffectId }) => ({
    ...seenAt(answer),
    planet: index,
    effect_id: galacticEffectId,
  }));
}

function toGlobalEvents(answer: Answer) {
  return answer.document.globalEvents.map((event) => ({
    ...seenAt(answer),
    id: event.eventId,
    id32: event.id32 ?? null,
    assignment_id32: event.assignmentId32 ?? null,
    title: event.title ?? null,
    message: event.message ?? null,
    faction: event.race ?? null,
    flag: event.flag ?? null,
    expire_game: event.expireTime ?? null,
    body: event,
  }));
}

function toStations(answer: Answer) {
  return answer.document.spaceStations.map((station) => ({
    ...seenAt(answer),
    id32: station.id32,
    planet: station.planetIndex,
    active_effect_ids: station.activeEffectIds ?? null,
    election_end_game: station.currentElectionEndWarTime ?? null,
    flags: station.flags ?? null,
  }));
}
