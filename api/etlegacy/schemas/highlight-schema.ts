import { z } from 'zod';
import { FEATS } from '../../../stats/etlegacy/recap/highlight.ts';
import { ID } from '../../id-schema.ts';

const HOLDER = z.object({ playerKey: z.string().nullable(), name: z.string().nullable(), date: z.string() });

const COMMON = {
  map: z.string().nullable(),
  roundId: ID.nullable(),
  value: z.number(),
  was: z.number().nullable().meta({ description: 'The value that was beaten' }),
  holder: HOLDER.optional(),
};

export const PLAYER_HIGHLIGHT = z.object({
  ...COMMON,
  kind: z.literal('player'),
  feat: z.enum(FEATS),
  playerKey: z.string(),
  name: z.string(),
  rarity: z.enum(['server_record', 'map_record', 'personal_best', 'session_best']),
});

const MAP_HIGHLIGHT = z.object({
  ...COMMON,
  kind: z.literal('map'),
  feat: z.enum(['fastest', 'close', 'comeback']),
  team: z.string().nullable(),
});

export const HIGHLIGHT = z
  .discriminatedUnion('kind', [PLAYER_HIGHLIGHT, MAP_HIGHLIGHT])
  .meta({ id: 'Highlight' });
