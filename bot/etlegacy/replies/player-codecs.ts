import { z } from 'zod';
import { parsePeriod } from '../../../core/period.ts';
import { playerKey } from './recap-codecs.ts';

export const PLAYER_TABS = ['overview', 'weapons', 'maps', 'form', 'rivals', 'names'] as const;
export type PlayerTab = (typeof PLAYER_TABS)[number];

export const periodText = z
  .string()
  .max(10)
  .refine((text) => parsePeriod(text) !== undefined);

export const playerCodec = {
  name: 'player',
  version: 1,
  fields: { player: playerKey, tab: z.enum(PLAYER_TABS), period: periodText },
} as const;
