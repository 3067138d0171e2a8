import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import { fetchCurrentWar } from './fetch-current-war.ts';
import { type EventState, fetchEvents } from './fetch-events.ts';
import { type FrontState, fetchFronts } from './fetch-fronts.ts';
import { progressOf } from './pace.ts';

/** The running war as its newest status has it. */
export type War = {
  readonly season: number;
  /** Of that status, unix seconds. */
  readonly time: number;
  readonly fronts: readonly FrontState[];
  /** What the newest answers call active, as of `time`; one past its end has a result that is pending. */
  readonly events: readonly EventState[];
};

/** @returns null where no status has come yet. */
export async function fetchWar(db: Kysely<DB>): Promise<War | null> {
  const current = await fetchCurrentWar(db);
  if (current === null || current.time === null) return null;
  const { season, time } = current;
  const events = (await fetchEvents(db, season))
    .filter((event) => event.status === 'active')
    .map((event) => ({ ...event, ...progressOf(event, time) }));
  return { season, time, fronts: await fetchFronts(db, season), events };
}
