import { z } from 'zod';
import { parseId } from '../../../core/public-id.ts';

export const RECAP_TABS = [
  'overview',
  'combat',
  'support',
  'weapons',
  'maps',
  'balance',
  'trend',
  'records',
  'duels',
] as const;
export type RecapTab = (typeof RECAP_TABS)[number];

/** The public id of a round, a match or a session. */
export const publicId = z.string().refine((text) => parseId(text) !== null);
/** A player's key is short, but bots have names in theirs. */
export const playerKey = z.string().min(1).max(100);

export const recapCodec = {
  name: 'recap',
  version: 1,
  fields: { session: publicId, tab: z.enum(RECAP_TABS) },
} as const;

/** One player's evening. */
export const recapPlayerCodec = {
  name: 'evening',
  version: 1,
  fields: { session: publicId, player: playerKey },
} as const;
