import { sql, type Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { InfoDocument } from '../../../parsers/helldivers2/parse-info.ts';
import { ensureFactions, ensurePlanets } from './ensure-places.ts';
import { mergeRows } from '../merge-rows.ts';
import type { Observed } from '../observed.ts';

/**
 * Stores what does not change during a war: positions of planets, supply lines, maximum health, home worlds, regions.
 * Each row from the newest info that has it; home worlds as a set.
 *
 * @returns new planets.
 */
export async function storeInfo(
  trx: Transaction<DB>,
  answers: readonly Observed<InfoDocument>[],
): Promise<number[]> {
  if (answers.length === 0) return [];
  const documents = answers.map(({ document }) => document);
  const added = await ensurePlanets(
    trx,
    documents.flatMap((info) => [
      ...info.planetInfos.map(({ index }) => index),
      ...info.homeWorlds.flatMap(({ planetIndices }) => planetIndices),
      ...info.planetRegions.map(({ planetIndex }) => planetIndex),
    ]),
  );
  await ensureFactions(
    trx,
    documents.flatMap((info) => [
      ...info.planetInfos.map(({ initialOwner }) => initialOwner),
      ...info.homeWorlds.map(({ race }) => race),
    ]),
  );
  await mergeRows(trx, 'helldivers2.war_infos', answers.map(toWarInfo), {
    key: ['war_id'],
    at: 'observed_at',
  });
  await mergeRows(trx, 'helldivers2.planet_infos', answers.flatMap(toPlanetInfos), {
    key: ['war_id', 'planet'],
    at: 'observed_at',
  });
  await mergeRows(trx, 'helldivers2.info_regions', answers.flatMap(toRegions), {
    key: ['war_id', 'planet', 'region'],
    at: 'observed_at',
  });
  await mergeRows(trx, 'helldivers2.home_worlds', answers.flatMap(toHomeWorlds), {
    key: ['war_id', 'faction', 'planet'],
    at: 'observed_at',
  });
  await sql`
    delete from helldivers2.home_worlds as h using helldivers2.war_infos as w
    where w.war_id = h.war_id and h.observed_at < w.observed_at`.execute(trx);
  return added;
}

type Answer = Observed<InfoDocument>;

const stamp = ({ document, observedAt, payloadId }: Answer) => ({
  war_id: document.warId,
  observed_at: observedAt,
  payload_id: payloadId,
});

function toWarInfo(answer: Answer) {
  const info = answer.document;
  return {
    ...stamp(answer),
    start_at: new Date(info.startDate * 1000),
    end_at: new Date(info.endDate * 1000),
    layout_version: info.layoutVersion ?? null,
    minimum_client_version: info.minimumClientVersion ?? null,
    capital_infos: info.capitalInfos ?? null,
    planet_permanent_effects: info.planetPermanentEffects ?? null,
  };
}

function toPlanetInfos(answer: Answer) {
  return answer.document.planetInfos.map((planet) => ({
    ...stamp(answer),
    planet: planet.index,
    position_x: planet.position.x,
    position_y: planet.position.y,
    waypoints: planet.waypoints,
    sector: planet.sector,
    max_health: planet.maxHealth,
    disabled: planet.disabled ?? null,
    initial_faction: planet.initialOwner ?? null,
    settings_hash: planet.settingsHash ?? null,
  }));
}

function toRegions(answer: Answer) {
  return answer.document.planetRegions.map((region) => ({
    ...stamp(answer),
    planet: region.planetIndex,
    region: region.regionIndex,
    settings_hash: region.settingsHash ?? null,
    max_health: region.maxHealth ?? null,
    size: region.regionSize ?? null,
    damage_multiplier: region.damageMultiplier ?? null,
  }));
}

function toHomeWorlds(answer: Answer) {
  return answer.document.homeWorlds.flatMap(({ race, planetIndices }) =>
    planetIndices.map((planet) => ({ ...stamp(answer), faction: race, planet })),
  );
}
