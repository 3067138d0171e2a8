// The shapes of the answers. Percentages are 0 to 100, rates % per hour; null: not known.
import { z } from 'zod';
import { TIME } from '../schemas/time-schema.ts';

const RANGE = z.object({ from: z.number(), until: z.number() });

const EVENT = z.object({
  id: z.int(),
  type: z.string().meta({ description: 'defence, invasion or urgent liberation' }),
  against: z.int().nullable().meta({ description: 'Number of the faction' }),
  pct: z.number(),
  level: z.int(),
  startAt: TIME.nullable(),
  expireAt: TIME.nullable(),
  neededPctPerHour: z.number().nullable(),
});

const FORECAST = z.object({
  netPctPerHour: z.number().nullable(),
  verdict: z
    .enum(['won', 'close', 'lost', 'unknown', 'over'])
    .nullable()
    .meta({ description: 'Of an event, by its deadline; null for others' }),
  projectedPct: RANGE.nullable().meta({ description: 'At the deadline' }),
  hoursToVictory: RANGE.nullable(),
  diversNeeded: z.int().nullable().meta({ description: 'To win an event in time, or else to hold' }),
});

export const PLANET = z
  .object({
    index: z.int(),
    name: z.string(),
    sector: z.string().nullable(),
    owner: z.int(),
    ownerName: z.string(),
    liberationPct: z.number(),
    regenPctPerHour: z.number(),
    players: z.int(),
    campaign: z.int().nullable(),
    event: EVENT.nullable(),
    forecast: FORECAST.nullable().meta({ description: 'null where nobody fights' }),
  })
  .meta({ id: 'Hd2Planet' });

export const WAR = z
  .object({
    war: z.int(),
    observedAt: TIME.meta({ description: 'When the newest status was made' }),
    pausedSince: TIME.nullable().meta({ description: 'Since when the clock of the war stands still' }),
    players: z.int(),
    campaigns: z.int(),
    orders: z.int(),
  })
  .meta({ id: 'Hd2War' });

const TASK = z.object({
  type: z.int(),
  goal: z.int(),
  progress: z.int(),
  pct: z.number(),
  done: z.boolean(),
  verdict: z.string(),
  pacePerHour: z.number().nullable(),
  neededPerHour: z.number().nullable(),
});

export const ORDER = z
  .object({
    id32: z.int(),
    title: z.string().nullable(),
    brief: z.string().nullable(),
    rule: z.enum(['all', 'any']),
    pct: z.number(),
    verdict: z.string(),
    expiresAt: TIME.nullable(),
    tasks: z.array(TASK),
    rewards: z.array(z.object({ name: z.string(), amount: z.int() })),
  })
  .meta({ id: 'Hd2Order' });

export const NEWS = z
  .object({
    id: z.int(),
    publishedAt: TIME.nullable(),
    isAbout: z.boolean().meta({ description: 'The date may be off' }),
    message: z.string().meta({ description: 'As the game wrote it, with its marks' }),
  })
  .meta({ id: 'Hd2News' });

export const POINT = z.object({ at: TIME, pct: z.number(), owner: z.int() });
