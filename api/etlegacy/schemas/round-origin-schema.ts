import { z } from 'zod';
import { listOf } from '../../schemas/list-schema.ts';
import { ROUND } from './round-schemas.ts';

const SIDE = z.number().nullable();

/** As `/explain` of the bot shows it. */
export const ROUND_ORIGIN = ROUND.extend({
  durationSource: z.string().meta({ description: 'Where its length was taken from' }),
  documents: listOf(z.string()).meta({ description: 'Formats of its files' }),
  faults: z.int().meta({ description: 'Damaged lines' }),
  laws: listOf(
    z.object({
      law: z.string().meta({ description: 'kills, damage, teamDamage, revives or syringe' }),
      verdict: z.enum(['kept', 'broken', 'unknown']),
      left: SIDE.meta({ description: 'What some gave' }),
      right: SIDE.meta({ description: 'What others got' }),
    }),
  ),
  modes: listOf(z.object({ mode: z.string(), players: z.int() })).meta({
    description: 'Players by the way in which their numbers were taken from the file',
  }),
}).meta({ id: 'RoundOrigin' });
