// What the page sends. Everything is untrusted; the limits are Discord's.
import { z } from 'zod';
import { ROLES } from '../visitors/viewer-of.ts';

const name = z.string().max(100);
const value = z.union([z.string().max(6000), z.number(), z.boolean()]);
const options = z.record(z.string().max(32), value);
const command = { name, path: z.array(name).max(3), options };

/** Who asks, as chosen at the page. */
export const asking = z.strictObject({
  role: z.enum(ROLES),
  /** Name or key of the player to speak for; empty for nobody. */
  player: z.string().max(100),
});
export type Asking = z.infer<typeof asking>;

export const askBody = z.strictObject({
  as: asking,
  /** The page's own number of the message that the answer is written to. */
  message: z.number().int().min(0),
  /** Set when an open page asks again by itself: the tag of the answer that it shows, empty where it has none. */
  shown: z.string().max(100).optional(),
  request: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('command'), ...command }),
    z.strictObject({ kind: z.literal('line'), line: z.string().max(8000) }),
    z.strictObject({
      kind: z.literal('press'),
      customId: name,
      filling: z.string().max(4000).nullable(),
      files: z.array(z.strictObject({ id: z.string().max(40), name: z.string().max(255) })).max(10),
    }),
  ]),
});
export type Ask = z.infer<typeof askBody>;

export const completeBody = z.strictObject({ as: asking, ...command, focused: name });
