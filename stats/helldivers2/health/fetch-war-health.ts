import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { fetchPause } from '../fetch-pause.ts';
import { fetchWar, type War } from '../fetch-war.ts';

export type KindHealth = {
  readonly kind: string;
  readonly source: string;
  /** When the newest good answer was made. */
  readonly newestAt: Date | null;
  readonly imported: number;
  readonly rejected: number;
  /** Why the newest one was rejected, if it was after the newest good one; null where all is well. */
  readonly trouble: string | null;
};

export type EndpointHealth = {
  readonly name: string;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly failingSince: Date | null;
  readonly reason: string | null;
};

export type MissingPlanet = {
  readonly planet: number;
  readonly rows: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
};

export type WarHealth = {
  readonly war: War | null;
  /** Since when the war's clock stands still; null while it runs. */
  readonly pausedSince: Date | null;
  readonly kinds: readonly KindHealth[];
  readonly endpoints: readonly EndpointHealth[];
  /** When the newest dispatch was published; null before there is one. */
  readonly newestNewsAt: Date | null;
  /** Planets of which rows of history were left out, for nobody has named them. */
  readonly missingPlanets: readonly MissingPlanet[];
  readonly unknownKeys: readonly { readonly kind: string; readonly path: string }[];
};

export async function fetchWarHealth(db: Kysely<DB>): Promise<WarHealth> {
  const war = await fetchWar(db);
  return {
    war,
    pausedSince: war === null ? null : await fetchPause(db, war),
    kinds: await fetchKinds(db),
    endpoints: await fetchEndpoints(db),
    newestNewsAt: await fetchNewestNewsAt(db),
    missingPlanets: await fetchMissingPlanets(db),
    unknownKeys: (
      await sql<{ kind: string; path: string }>`
        select kind, path from helldivers2.unknown_keys order by kind, path`.execute(db)
    ).rows,
  };
}

async function fetchKinds(db: Kysely<DB>): Promise<KindHealth[]> {
  const { rows } = await sql<KindHealth>`
    select kind, source, max(at) filter (where status in ('imported', 'duplicate')) as "newestAt",
      count(*) filter (where status = 'imported') as imported,
      count(*) filter (where status = 'rejected') as rejected,
      case when max(at) filter (where status = 'rejected')
          > coalesce(max(at) filter (where status in ('imported', 'duplicate')), '-infinity')
        then (array_agg(reason order by at desc, id desc) filter (where status = 'rejected'))[1] end as trouble
    -- One from the future is as new as its arrival: the next good answer is newer.
    from (select *, least(observed_at, received_at) as at from core.payloads) as p where game = 'helldivers2'
    group by kind, source order by kind, source`.execute(db);
  return rows;
}

async function fetchEndpoints(db: Kysely<DB>): Promise<EndpointHealth[]> {
  const { rows } = await sql<EndpointHealth>`
    -- An answer that is dated in the future is as new as its request.
    select name, asked_at as "askedAt",
      case when answered_at is not null then least(answered_at, asked_at) end as "answeredAt", failing_since as "failingSince", reason
    from core.endpoints where name like 'helldivers2/%' order by name`.execute(db);
  return rows;
}

async function fetchNewestNewsAt(db: Kysely<DB>): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(published_at) as at from helldivers2.news`.execute(db);
  return rows[0]?.at ?? null;
}

export async function fetchMissingPlanets(db: Kysely<DB>): Promise<MissingPlanet[]> {
  const { rows } = await sql<MissingPlanet>`
    select planet, count(*) as rows, min(at) as "firstAt", max(at) as "lastAt"
    from helldivers2.history_waiting group by planet order by planet`.execute(db);
  return rows;
}
