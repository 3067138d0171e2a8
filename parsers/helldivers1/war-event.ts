import { z } from 'zod';
import type { Amount } from './amount.ts';
import { amount, type Enemy, enemy, eventTime, season } from './fields.ts';

export type EventType = 'defend' | 'attack';

const EVENT_STATUSES = ['active', 'success', 'fail'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** The region of an assault: the enemy's homeworld. */
export const HOMEWORLD = 11;
/** The region of the last defence of a war. */
export const SUPER_EARTH = 0;

/** A defence of a region or an assault on a homeworld. Its id is unique within its type only. Times in unix seconds. */
export type WarEvent = {
  readonly type: EventType;
  readonly eventId: number;
  readonly season: number;
  /** 0 Super Earth, 1 to 10 counted from there, 11 the enemy's homeworld. */
  readonly region: number;
  readonly enemy: Enemy;
  readonly startTime: number;
  readonly endTime: number;
  readonly points: Amount;
  readonly pointsMax: Amount;
  readonly status: EventStatus;
  readonly playersAtStart: number | null;
};

const shape = z.object({
  season,
  event_id: z.int().min(0),
  start_time: eventTime,
  end_time: eventTime,
  region: z.int().min(0).max(HOMEWORLD).optional(),
  enemy,
  points: amount,
  points_max: amount,
  status: z.enum(EVENT_STATUSES),
  players_at_start: z.int().nullish(),
});

/** @returns the event, or in words why it is invalid. */
export function readEvent(type: EventType, value: unknown): WarEvent | string {
  const read = shape.safeParse(value);
  if (!read.success) return `${type} event: ${sayIssue(read.error)}`;
  const { data } = read;
  const region = type === 'attack' ? HOMEWORLD : data.region;
  if (region === undefined) return 'defend event: region is missing';
  return {
    type,
    eventId: data.event_id,
    season: data.season,
    region,
    enemy: data.enemy,
    startTime: data.start_time,
    endTime: data.end_time,
    points: data.points,
    pointsMax: data.points_max,
    status: data.status,
    playersAtStart: data.players_at_start ?? null,
  };
}

/** The first problem, with its path. */
export function sayIssue({ issues: [issue] }: z.ZodError): string {
  if (issue === undefined) return 'not as expected';
  return `${issue.path.map(String).join('.') || 'value'}: ${issue.message}`;
}
