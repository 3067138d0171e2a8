import { type Kysely, sql } from 'kysely';
import type { DB } from '../../../database/schema.ts';
import { KNOWN_MOMENTS } from '../news/known-moments.data.ts';
import type { Ask } from './upstream.ts';

/** The current war; only used until an answer names another one. */
const FIRST_WAR = 801;
/** News of this time before the newest is requested again, for edits and late entries. */
const OVERLAP_S = 3600;
/** Without any news, this time is requested: a request for everything returns the oldest. */
const FIRST_NEWS_S = 14 * 86_400;
/** How many seconds the war's clock loses per day, about. */
const LOST_PER_DAY_S = 200;

/** Fetches what the next request needs to know about the war. */
export async function fetchAsk(db: Kysely<DB>, now = new Date()): Promise<Omit<Ask, 'planet'>> {
  const { rows } = await sql<{ war: number | null; time: number | null; published: number | null }>`
    with newest as (select war_id, time_game from helldivers2.war_statuses order by observed_at desc limit 1)
    select (select war_id from newest) as war, (select time_game from newest) as time,
      (select max(coalesce(published_game, derived_game)) from helldivers2.news) as published`.execute(db);
  const { war = null, time = null, published = null } = rows[0] ?? {};
  const from = published === null ? (time ?? guessGameTime(now)) - FIRST_NEWS_S : published - OVERLAP_S;
  return { war: war ?? FIRST_WAR, newsFrom: Math.max(Math.round(from), 0) };
}

/** The approximate current time of the war's clock, from the last moment at which it is known. */
function guessGameTime(now: Date): number {
  const last = KNOWN_MOMENTS.at(-1);
  if (last === undefined) return 0;
  const seconds = (now.getTime() - last.at.getTime()) / 1000;
  return last.timeGame + seconds * (1 - LOST_PER_DAY_S / 86_400);
}

/** Stored times within it are recent. One that lies behind it was written before this machine's clock was set back. */
export type Span = { readonly since: Date; readonly until: Date };

/** Planets with a campaign in the newest status, of which no history was asked for within the span. */
export async function fetchHistoryPlanets(db: Kysely<DB>, { since, until }: Span): Promise<number[]> {
  const { rows } = await sql<{ planet: number }>`
    select distinct c.planet from helldivers2.campaigns as c
    join helldivers2.war_statuses as w on w.war_id = c.war_id and w.observed_at = c.last_seen_at
    where not exists (
      select from core.payloads as p
      where p.game = 'helldivers2' and p.kind = 'history' and p.subject = c.planet::text
        and p.received_at >= ${since} and p.received_at <= ${until}
    )
    order by c.planet`.execute(db);
  return rows.map(({ planet }) => planet);
}

export type InfoState = {
  /** An info was made within the span. */
  readonly isRecent: boolean;
  /** The newest status is of another layout than the info of its war. */
  readonly isOutdated: boolean;
};

export async function fetchInfoState(db: Kysely<DB>, { since, until }: Span): Promise<InfoState> {
  const { rows } = await sql<InfoState>`
    select exists (select from helldivers2.war_infos
        where observed_at >= ${since} and observed_at <= ${until}) as "isRecent",
      exists (select from helldivers2.war_infos as i join helldivers2.war_statuses as s using (war_id)
        where s.layout_version <> i.layout_version) as "isOutdated"`.execute(db);
  return rows[0] ?? { isRecent: false, isOutdated: false };
}
