import type { Kysely } from 'kysely';
import type { DB } from '../../database/schema.ts';
import type { Amount } from '../../parsers/helldivers1/amount.ts';
import { fetchCampaign } from './fetch-campaign.ts';
import type { EventState } from './fetch-events.ts';
import type { FrameState } from './fetch-frames.ts';

/** Of those with a result: all defences and those that held, all assaults and those that were won. */
export type EventCounts = {
  readonly defends: number;
  readonly held: number;
  readonly attacks: number;
  readonly won: number;
  /** Without a result yet. */
  readonly openDefends: number;
  readonly openAttacks: number;
};

/** How a war went. */
export type Course = EventCounts & {
  readonly season: number;
  /** null while the war goes on, or if no answer proves how it ended. */
  readonly outcome: 'victory' | 'defeat' | null;
  /** Time of the newest complete answer, unix seconds. */
  readonly time: number;
  /** Days from the first to the last frame; null with fewer than two frames. */
  readonly days: number | null;
  /** Points at the end of each front, by enemy; null if not known. */
  readonly pointsMax: readonly (Amount | null)[];
  readonly frames: readonly FrameState[];
  readonly events: readonly EventState[];
};

const DAY_S = 86_400;

/** @returns null if the war is not stored or not confirmed. */
export async function fetchCourse(db: Kysely<DB>, season: number): Promise<Course | null> {
  const campaign = await fetchCampaign(db, season);
  if (campaign === null) return null;
  const { outcome, frames, events, pointsMax, lastUpdated: time } = campaign;
  const first = frames.at(0);
  const last = frames.at(-1);
  return {
    season,
    outcome,
    time,
    days:
      first === undefined || last === undefined || first === last ? null : (last.time - first.time) / DAY_S,
    pointsMax: pointsMax ?? [],
    frames,
    events,
    ...countEvents(events),
  };
}

function countEvents(events: readonly EventState[]): EventCounts {
  const defends = events.filter(({ type }) => type === 'defend');
  const attacks = events.filter(({ type }) => type === 'attack');
  const successes = (some: readonly EventState[]) => some.filter(({ status }) => status === 'success').length;
  const open = (some: readonly EventState[]) => some.filter(({ status }) => status === 'active').length;
  return {
    defends: defends.length - open(defends),
    held: successes(defends),
    attacks: attacks.length - open(attacks),
    won: successes(attacks),
    openDefends: open(defends),
    openAttacks: open(attacks),
  };
}
