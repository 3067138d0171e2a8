import { z } from 'zod';
import { ID } from '../../schemas/id-schema.ts';
import { TIME } from '../../schemas/time-schema.ts';
import { GAME_TYPE, TEAM } from './common-schemas.ts';
import { FILE_NAME, HOST_NAME, MAP_NAME, SERVER_KEY } from './text-schemas.ts';

export const ROUND_STATUS = z.enum(['ok', 'waiting', 'orphan', 'restarted', 'aborted', 'damaged']);

export const ROUND = z
  .object({
    id: ID,
    map: MAP_NAME,
    label: z.int().nullable().meta({ description: '1 or 2 in stopwatch, else null' }),
    gameType: GAME_TYPE,
    status: ROUND_STATUS.meta({ description: 'Only rounds that are ok count' }),
    statusReason: z.string().nullable(),
    outcome: z.string(),
    attackers: TEAM.nullable().meta({ description: 'null in last man standing' }),
    defender: TEAM.meta({ description: 'The side that the map lets defend' }),
    winner: TEAM.nullable(),
    limitS: z.number().meta({ description: 'Seconds' }),
    durationS: z.number().nullable().meta({ description: 'Seconds; null where no file tells' }),
    startedAt: TIME.nullable(),
    endedAt: TIME,
    matchId: ID.nullable(),
    hostName: HOST_NAME,
    file: FILE_NAME,
  })
  .meta({ id: 'Round' });

export const LISTED_ROUND = ROUND.extend({ server: SERVER_KEY, sessionId: ID.nullable() }).meta({
  id: 'ListedRound',
});
