import type { Transaction } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { CampaignView } from '../../../parsers/helldivers2/parse-campaign-view.ts';
import { ensurePlanets } from './ensure-places.ts';
import { mergeRows } from '../merge-rows.ts';
import type { Observed } from '../observed.ts';
import { storeBiomes, storeViewNames } from './store-planets.ts';

/**
 * Stores the manual's prepared list, newest row per planet. Its failures look like an empty list, so that deletes
 * nothing. Factions are names: a known one becomes its number, a new one waits for a number.
 *
 * @returns new planets.
 */
export async function storeCampaignViews(
  trx: Transaction<DB>,
  answers: readonly Observed<readonly CampaignView[]>[],
): Promise<number[]> {
  if (answers.length === 0) return [];
  const all = answers.flatMap((answer) => answer.document.map((view) => ({ ...answer, view })));
  const added = await ensurePlanets(
    trx,
    all.map(({ view }) => view.planetIndex),
  );
  await storeBiomes(
    trx,
    all.flatMap(({ view, observedAt }) => (view.biome ? [{ ...view.biome, observedAt }] : [])),
  );
  await storeViewNames(trx, answers);
  const factions = await fetchFactions(trx);
  const rows = all.map(({ view, observedAt, payloadId }) => ({
    planet: view.planetIndex,
    faction_name: view.faction ?? null,
    faction: factions.get((view.faction ?? '').toLowerCase()) ?? null,
    players: view.players ?? null,
    health: view.health,
    max_health: view.maxHealth,
    percentage: view.percentage ?? null,
    defense: view.defense ?? null,
    biome: view.biome?.slug ?? null,
    expires_at: view.expireDateTime ? new Date(view.expireDateTime * 1000) : null,
    observed_at: observedAt,
    payload_id: payloadId,
  }));
  await mergeRows(trx, 'helldivers2.campaign_views', rows, { key: ['planet'], at: 'observed_at' });
  return added;
}

/** Numbers by name and alias in lower case. */
async function fetchFactions(trx: Transaction<DB>): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('helldivers2.factions')
    .select(['id', 'name', 'aliases'])
    .where('placeholder', '=', false)
    .execute();
  return new Map(
    rows.flatMap(({ id, name, aliases }) => [name, ...aliases].map((word) => [word.toLowerCase(), id])),
  );
}
