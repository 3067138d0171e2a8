import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { DB } from '../../database/schema.ts';
import type { Amount } from '../../parsers/helldivers1/amount.ts';
import { fetchCurrentWar } from './fetch-current-war.ts';
import { type EventState, fetchEvents } from './fetch-events.ts';
import { fetchFrames, type FrameState } from './fetch-frames.ts';
import { type FrontState, fetchFronts } from './fetch-fronts.ts';
import { readAmounts } from './fetch-seasons.ts';

const numbers = z.array(z.number()).nullable();

/** Everything that is stored about one confirmed war. */
export type Campaign = {
  readonly season: number;
  /** Time of the newest complete answer, unix seconds. */
  readonly lastUpdated: number;
  readonly introductionOrder: readonly number[] | null;
  readonly pointsMax: readonly Amount[] | null;
  /** null while the war goes on, or if no answer proves how it ended. */
  readonly outcome: 'victory' | 'defeat' | null;
  /** Empty for a war of which only the archive is stored. */
  readonly fronts: readonly FrontState[];
  readonly frames: readonly FrameState[];
  readonly events: readonly EventState[];
};

/**
 * Returns a war as of its newest complete answer.
 *
 * @param season the current war by default.
 * @returns null if it is not stored or not confirmed.
 */
export async function fetchCampaign(db: Kysely<DB>, season?: number): Promise<Campaign | null> {
  const wanted = season ?? (await fetchCurrentWar(db))?.season;
  if (wanted === undefined) return null;
  const row = await db
    .selectFrom('helldivers1.seasons')
    .select(['season', 'last_updated', 'introduction_order', 'outcome'])
    .select(sql<string | null>`points_max::text`.as('points_max'))
    .where('last_updated', 'is not', null)
    .where('season', '=', wanted)
    .executeTakeFirst();
  if (row === undefined || row.last_updated === null) return null;
  const [fronts, frames, events] = await Promise.all([
    fetchFronts(db, row.season),
    fetchFrames(db, row.season),
    fetchEvents(db, row.season),
  ]);
  return {
    season: row.season,
    lastUpdated: row.last_updated,
    introductionOrder: numbers.parse(row.introduction_order),
    pointsMax: readAmounts(row.points_max),
    outcome: row.outcome,
    fronts,
    frames,
    events,
  };
}
