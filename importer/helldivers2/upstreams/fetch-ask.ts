import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import type { Ask } from './upstream.ts';

/** The war so far; only asked for before any answer said another. */
const FIRST_WAR = 801;
/** News of this long before the newest is asked for again, for edits and late ones. */
const OVERLAP_S = 3600;

/** What is known of the war, for the next request. */
export async function fetchAsk(db: Kysely<DB>): Promise<Omit<Ask, 'planet'>> {
  const { rows } = await sql<{ war: number | null; published: number | null }>`
    select (select war_id from helldivers2.war_statuses order by observed_at desc limit 1) as war,
      (select max(published_game) from helldivers2.news) as published`.execute(db);
  const [row] = rows;
  return {
    war: row?.war ?? FIRST_WAR,
    newsFrom: Math.max((row?.published ?? 0) - OVERLAP_S, 0),
  };
}

/** Planets with a campaign in the newest status, of which no history was asked for since. */
export async function fetchHistoryPlanets(db: Kysely<DB>, since: Date): Promise<number[]> {
  const { rows } = await sql<{ planet: number }>`
    select distinct c.planet from helldivers2.campaigns as c
    join helldivers2.war_statuses as w on w.war_id = c.war_id and w.observed_at = c.last_seen_at
    where not exists (
      select from core.payloads as p
      where p.game = 'helldivers2' and p.kind = 'history' and p.subject = c.planet::text and p.received_at >= ${since}
    )
    order by c.planet`.execute(db);
  return rows.map(({ planet }) => planet);
}

/** Whether the newest info is older than this, or of another layout than the newest status. */
export async function isInfoOld(db: Kysely<DB>, before: Date): Promise<boolean> {
  const { rows } = await sql<{ isOld: boolean }>`
    select not exists (
      select from helldivers2.war_infos as i
      left join helldivers2.war_statuses as s on s.war_id = i.war_id
      where i.observed_at >= ${before}
        and (s.layout_version is null or i.layout_version is null or s.layout_version = i.layout_version)
    ) as "isOld"`.execute(db);
  return rows[0]?.isOld ?? true;
}
