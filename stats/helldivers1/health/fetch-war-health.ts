import type { Kysely } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchSeasons } from '../fetch-seasons.ts';
import { fetchWar, type War } from '../fetch-war.ts';

export type EndpointHealth = {
  readonly name: string;
  readonly answeredAt: Date | null;
  readonly failingSince: Date | null;
  readonly reason: string | null;
};

export type WarHealth = {
  readonly war: War | null;
  /** Wars that only slots of other wars name. */
  readonly unconfirmed: readonly number[];
  /** How the API answers; empty where it was never asked. */
  readonly endpoints: readonly EndpointHealth[];
};

export async function fetchWarHealth(db: Kysely<DB>): Promise<WarHealth> {
  const endpoints = await db
    .selectFrom('core.endpoints')
    .select(['name', 'answered_at', 'failing_since', 'reason'])
    .where('name', 'like', 'helldivers1/%')
    .orderBy('name')
    .execute();
  const seasons = await fetchSeasons(db);
  return {
    war: await fetchWar(db),
    unconfirmed: seasons.filter(({ lastUpdated }) => lastUpdated === null).map(({ season }) => season),
    endpoints: endpoints.map((row) => ({
      name: row.name,
      answeredAt: row.answered_at,
      failingSince: row.failing_since,
      reason: row.reason,
    })),
  };
}
