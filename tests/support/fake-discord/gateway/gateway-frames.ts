import { z } from 'zod';

export const helloFrame = (heartbeatInterval: number): unknown => ({
  op: 10,
  s: null,
  t: null,
  d: { heartbeat_interval: heartbeatInterval },
});

const heartbeat = z.object({ op: z.literal(1), d: z.int().nullable() });

const identify = z.object({
  op: z.literal(2),
  d: z.object({
    token: z.string(),
    properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
    intents: z.int().min(0),
    compress: z.literal(false).optional(),
    large_threshold: z.int().min(50).max(250).nullish(),
    shard: z.tuple([z.int().min(0), z.int().min(1)]).optional(),
    presence: z.unknown().optional(),
  }),
});

const presence = z.object({
  op: z.literal(3),
  d: z.object({
    since: z.int().nullable(),
    activities: z.array(z.object({ name: z.string().max(128), type: z.int() })),
    status: z.enum(['online', 'dnd', 'idle', 'invisible', 'offline']),
    afk: z.boolean(),
  }),
});

const resume = z.object({
  op: z.literal(6),
  d: z.object({ token: z.string(), session_id: z.string(), seq: z.int() }),
});

/** What a bot may send. */
export const clientFrame = z.discriminatedUnion('op', [heartbeat, identify, presence, resume]);

export type ClientFrame = z.infer<typeof clientFrame>;
export type Identify = z.infer<typeof identify>['d'];
export type Resume = z.infer<typeof resume>['d'];
