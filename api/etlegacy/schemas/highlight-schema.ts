import { z } from 'zod';
import { FEATS } from '../../../stats/etlegacy/recap/highlights/highlight.ts';
import { ID } from '../../schemas/id-schema.ts';
import { KEY_OF_PERSON, LOCAL_DATE, MAP_NAME, PERSON_NAME } from './text-schemas.ts';

const HOLDER = z.object({
  playerKey: KEY_OF_PERSON.nullable(),
  name: PERSON_NAME.nullable(),
  date: LOCAL_DATE,
});

const COMMON = {
  map: MAP_NAME.nullable(),
  roundId: ID.nullable(),
  value: z.number(),
  was: z.number().nullable().meta({ description: 'The value that was beaten' }),
  holder: HOLDER.optional(),
};

export const PLAYER_HIGHLIGHT = z.object({
  ...COMMON,
  kind: z.literal('player'),
  feat: z.enum(FEATS),
  playerKey: KEY_OF_PERSON,
  name: PERSON_NAME,
  rarity: z.enum(['server_record', 'map_record', 'personal_best', 'session_best']),
});

const MAP_HIGHLIGHT = z.object({
  ...COMMON,
  kind: z.literal('map'),
  feat: z.enum(['fastest', 'close', 'comeback']),
  team: z.string().nullable(),
  unit: z.enum(['map', 'round']).optional().meta({ description: 'What a comeback counts' }),
});

export const HIGHLIGHT = z
  .discriminatedUnion('kind', [PLAYER_HIGHLIGHT, MAP_HIGHLIGHT])
  .meta({ id: 'Highlight' });
