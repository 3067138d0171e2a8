import { z } from 'zod';
import { parsePeriod } from '../../../core/period.ts';
import { toldSums } from '../../../stats/etlegacy/formulas/told-sums.ts';
import { SUM_NAMES } from '../../../stats/etlegacy/formulas/sums.ts';
import { STATS } from '../../../stats/etlegacy/catalogue/stats.data.ts';
import { KEY_OF_PERSON, PERSON_NAME } from './text-schemas.ts';

export const PERIOD = z
  .string()
  .default('all')
  .transform((text, context) => {
    const period = parsePeriod(text);
    if (period !== undefined) return period;
    context.addIssue(
      'must be all, session, week, month, season, a number of days such as 30d, 2025-10 or 2025-Q4',
    );
    return z.NEVER;
  })
  .meta({
    description: 'Which evenings: all, session (the latest), week, month, season, 30d, 2025-10, 2025-Q4',
  });

export const SERVER_FILTER = z
  .string()
  .max(64)
  .optional()
  .meta({ description: 'One game server only; all that you may see by default', examples: ['frankfurt'] });

export const MAP_FILTER = z
  .string()
  .min(1)
  .max(64)
  .optional()
  .meta({ description: 'One map only', examples: ['supply'] });

export const PLAYER_KEY = z
  .string()
  .min(1)
  .max(64)
  .meta({ description: 'Key of a player, as boards and scoreboards carry it', examples: ['AB12CD34'] });

const sums = z.record(z.enum(SUM_NAMES), z.number());

/**
 * Sums of counting rounds, null where no document tells them. Times in milliseconds, damage in hit points; how many rounds
 * tell a column, the columns `*_rounds` say.
 */
export const SUMS = z
  .codec(z.record(z.enum(SUM_NAMES), z.number().nullable()), sums, {
    decode: (told) => sums.parse(told),
    encode: toldSums,
  })
  .meta({ id: 'Sums' });

/** Every stat of the catalogue by its key, unrounded, in its own unit; null where it has no value. */
export const STAT_VALUES = z
  .record(z.enum(STATS.map(({ key }) => key)), z.number().nullable())
  .meta({ id: 'StatValues' });

export const PERSON = z.object({ playerKey: KEY_OF_PERSON, name: PERSON_NAME });
export const SIDE = z.enum(['a', 'b']);
export const TEAM = z.enum(['axis', 'allies']);
export const RESULT = z.enum(['r1_attackers', 'r2_attackers', 'axis', 'allies', 'draw', 'unfinished']).meta({
  description: 'Who won: in stopwatch those who attacked in round 1 or 2, else a side',
});
export const GAME_TYPE = z
  .enum(['stopwatch', 'objective', 'campaign', 'map_vote', 'last_man_standing', 'single'])
  .meta({
    description:
      'single: objective, campaign or map vote, which no document tells apart and the operator did not state',
  });

export const tags = ['ET:Legacy'];
export const config = { access: 'read', isCached: true } as const;
