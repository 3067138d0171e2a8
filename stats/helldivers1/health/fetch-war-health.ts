import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchSeasons } from '../fetch-seasons.ts';
import { fetchWar, type War } from '../fetch-war.ts';

export type EndpointHealth = {
  readonly name: string;
  readonly answeredAt: Date | null;
  readonly failingSince: Date | null;
  readonly reason: string | null;
};

/** Answers that were kept and not believed. */
export type RejectedAnswers = {
  readonly count: number;
  /** When the newest of them came in, and why it was rejected. */
  readonly newestAt: Date;
  readonly reason: string;
  /** Nothing good came in after it. */
  readonly isLast: boolean;
};

export type WarHealth = {
  readonly war: War | null;
  /** Wars that only slots of other wars name. */
  readonly unconfirmed: readonly number[];
  /** How the API answers; empty where it was never asked. */
  readonly endpoints: readonly EndpointHealth[];
  /** null where there are none. */
  readonly rejected: RejectedAnswers | null;
};

export async function fetchWarHealth(db: Kysely<DB>): Promise<WarHealth> {
  const seasons = await fetchSeasons(db);
  return {
    war: await fetchWar(db),
    unconfirmed: seasons.filter(({ lastUpdated }) => lastUpdated === null).map(({ season }) => season),
    endpoints: await fetchEndpoints(db),
    rejected: await fetchRejected(db),
  };
}

export async function fetchEndpoints(db: Kysely<DB>): Promise<EndpointHealth[]> {
  return await db
    .selectFrom('core.endpoints')
    .select(['name', 'answered_at as answeredAt', 'failing_since as failingSince', 'reason'])
    .where('name', 'like', 'helldivers1/%')
    .orderBy('name')
    .execute();
}

async function fetchRejected(db: Kysely<DB>): Promise<RejectedAnswers | null> {
  const { rows } = await sql<RejectedAnswers>`
    with refused as (
      select received_at, coalesce(code, '') || ': ' || coalesce(reason, 'no reason') as reason from core.payloads
      where source = ${SOURCE} and game = ${SOURCE} and status = 'rejected'
    )
    select (select count(*) from refused) as count, r.received_at as "newestAt", r.reason,
      not exists (select from core.payloads as p
        where p.source = ${SOURCE} and p.game = ${SOURCE} and p.status = 'imported' and p.received_at > r.received_at
      ) as "isLast"
    from refused as r order by r.received_at desc limit 1`.execute(db);
  return rows[0] ?? null;
}

const SOURCE = 'helldivers1';
