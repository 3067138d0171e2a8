import { z } from 'zod';
import type { Campaign } from '../../stats/helldivers1/fetch-campaign.ts';
import type { FrameState } from '../../stats/helldivers1/fetch-frames.ts';
import type { FrontState } from '../../stats/helldivers1/fetch-fronts.ts';

const UNIX = z.int().meta({ description: 'Unix seconds' });
const COUNTERS = z
  .record(z.string(), z.number())
  .nullable()
  .meta({ description: 'The statistics of the front, as the game names them; null if there are none' });

export const MAP = z
  .object({
    earned: z
      .int()
      .nullable()
      .meta({ description: 'Regions captured, 0 to 10; null if the points cannot be true' }),
    regions: z
      .record(z.string(), z.object({ status: z.string(), percent: z.number().nullable() }))
      .nullable()
      .meta({ description: 'By region, 1 to 11; 11 is the homeworld. null if the points cannot be true' }),
    marks: z.record(z.string(), z.string()).meta({ description: 'Running events by region' }),
  })
  .meta({ id: 'Helldivers1Map' });

const FRONT = z
  .object({
    season: z.int(),
    enemy: z.int().meta({ description: '0 Bugs, 1 Cyborgs, 2 Illuminate' }),
    time: UNIX,
    status: z.enum(['active', 'defeated', 'hidden']),
    points: z.number(),
    points_taken: z.number(),
    points_max: z.number(),
    introduction_order: z.int(),
    statistics: COUNTERS,
    suspect: z.array(z.string()).meta({ description: 'Counters and points that cannot be true' }),
    map: MAP,
  })
  .meta({ id: 'Helldivers1Front' });

const EVENT = z
  .object({
    season: z.int(),
    event_id: z.int(),
    type: z.enum(['defend', 'attack']),
    enemy: z.int(),
    region: z.int(),
    start_time: UNIX,
    end_time: UNIX,
    points: z.number(),
    points_max: z.number(),
    status: z.enum(['active', 'success', 'fail']),
    suspect: z.array(z.string()).meta({ description: 'Points that cannot be true' }),
    players_at_start: z.int().nullable(),
  })
  .meta({ id: 'Helldivers1Event' });

const SNAPSHOT = z
  .object({
    season: z.int(),
    time: UNIX,
    data: z.array(z.object({ points: z.number(), points_taken: z.number(), status: z.string() })),
    suspect: z.array(z.array(z.string())).meta({ description: 'By front: points that cannot be true' }),
  })
  .meta({ id: 'Helldivers1Snapshot' });

export const CAMPAIGN = z
  .object({
    season: z.int(),
    last_updated: UNIX,
    live: z.array(FRONT).meta({ description: 'Empty for a war of which only the archive is stored' }),
    introduction_order: z.array(z.int()).nullable(),
    points_max: z.array(z.number()).nullable(),
    snapshots: z.array(SNAPSHOT),
    events: z.array(EVENT),
  })
  .meta({ id: 'Helldivers1Campaign' });

/** The map of a front as the answers show it. */
export function mapOf({ map }: FrontState): z.infer<typeof MAP> {
  const regions = Object.entries(map.regions ?? {}).map(([region, [status, percent]]) => [
    region,
    { status, percent },
  ]);
  return {
    earned: map.earned,
    marks: map.marks,
    regions: map.regions === null ? null : Object.fromEntries(regions),
  };
}

/** A war as the answers show it. */
export function campaignOf(campaign: Campaign): z.infer<typeof CAMPAIGN> {
  return {
    season: campaign.season,
    last_updated: campaign.lastUpdated,
    live: campaign.fronts.map(frontOf),
    introduction_order: campaign.introductionOrder === null ? null : [...campaign.introductionOrder],
    points_max: campaign.pointsMax?.map(Number) ?? null,
    snapshots: campaign.frames.map(snapshotOf),
    events: campaign.events.map((event) => ({
      season: event.season,
      event_id: event.eventId,
      type: event.type,
      enemy: event.enemy,
      region: event.region,
      start_time: event.startTime,
      end_time: event.endTime,
      points: Number(event.points),
      points_max: Number(event.pointsMax),
      status: event.status,
      suspect: [...event.suspect],
      players_at_start: event.playersAtStart,
    })),
  };
}

function snapshotOf({ season, time, data, suspect }: FrameState): z.infer<typeof SNAPSHOT> {
  const fronts = data.map(({ points, points_taken: taken, status }) => ({
    points: Number(points),
    points_taken: Number(taken),
    status,
  }));
  return { season, time, data: fronts, suspect: suspect.map((marks) => [...marks]) };
}

function frontOf(front: FrontState): z.infer<typeof FRONT> {
  return {
    season: front.season,
    enemy: front.enemy,
    time: front.time,
    status: front.status,
    points: Number(front.points),
    points_taken: Number(front.pointsTaken),
    points_max: Number(front.pointsMax),
    introduction_order: front.introductionOrder,
    statistics:
      front.counters === null
        ? null
        : Object.fromEntries(Object.entries(front.counters).map(([name, value]) => [name, Number(value)])),
    suspect: [...front.suspect],
    map: mapOf(front),
  };
}
