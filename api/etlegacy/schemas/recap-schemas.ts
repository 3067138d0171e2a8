import { z } from 'zod';
import { ID } from '../../schemas/id-schema.ts';
import { listOf } from '../../schemas/list-schema.ts';
import { TIME } from '../../schemas/time-schema.ts';
import { GAME_TYPE, PERSON, RESULT, SIDE, SUMS } from './common-schemas.ts';
import { HIGHLIGHT } from './highlight-schema.ts';
import { WEAPON_TOTALS } from './player-schemas.ts';
import { ROUND } from './round-schemas.ts';
import {
  HOST_NAME,
  KEY_OF_PERSON,
  LOCAL_DATE,
  MAP_NAME,
  PERSON_NAME,
  SERVER_KEY,
  WEAPON_KEY,
  ZONE,
} from './text-schemas.ts';

export const NOTE = z
  .object({
    kind: z.enum(['waiting', 'orphan', 'restarted', 'aborted', 'damaged', 'half', 'laws']),
    round: ROUND,
  })
  .meta({ id: 'Note' });

const MAP = z.object({
  matchId: ID,
  map: MAP_NAME,
  gameType: GAME_TYPE,
  r1: ROUND.nullable().meta({ description: 'Stopwatch only' }),
  r2: ROUND.nullable().meta({ description: 'Stopwatch only' }),
  single: ROUND.nullable().meta({ description: 'The one round of a map that is not stopwatch' }),
  result: RESULT,
  firstWon: z.boolean().nullable().meta({ description: 'Whether the team `first` won; null: nobody did' }),
  block: z.int().nullable().meta({ description: 'Index into `blocks`' }),
  first: SIDE.nullable().meta({
    description: 'The team that attacked first, or attacked in the single round',
  }),
  winner: z.enum(['a', 'b', 'draw']).nullable(),
});

const TEAM = z.object({
  name: PERSON_NAME,
  players: listOf(PERSON.extend({ maps: z.int() })),
  points: z.number(),
  mapsWon: z.int(),
});

const CHANGE = z.object({
  kind: z.enum(['joined', 'left', 'in_for', 'crossed', 'rotated']),
  roundId: ID,
  side: SIDE,
  map: MAP_NAME,
  players: listOf(PERSON),
  instead: listOf(PERSON),
});

const BLOCK = z
  .object({
    gameType: GAME_TYPE,
    matchIds: listOf(ID),
    teams: z.object({ a: TEAM, b: TEAM }),
    draws: z.int(),
    changes: listOf(CHANGE),
  })
  .meta({ id: 'Block', description: 'Consecutive maps of one game type that the same two teams played' });

const PLAYER = PERSON.extend({
  block: z.int().nullable(),
  side: SIDE.nullable(),
  sums: SUMS,
  isRanked: z.boolean(),
  trend: listOf(z.number().nullable()).meta({ description: 'Damage per minute in each of `rounds`' }),
}).meta({ id: 'RecapPlayer' });

const WEAPON = z.object({ weapon: WEAPON_KEY, ...WEAPON_TOTALS }).omit({ deaths: true });

export const RECAP = z
  .object({
    sessionId: ID,
    server: SERVER_KEY,
    hostName: HOST_NAME,
    zone: ZONE,
    date: LOCAL_DATE.meta({ description: 'Local date of the first round' }),
    startedAt: TIME.nullable().meta({ description: 'null where nothing tells when its first round began' }),
    endedAt: TIME,
    rounds: listOf(ROUND),
    counting: z.int(),
    maps: listOf(MAP),
    blocks: listOf(BLOCK),
    players: listOf(PLAYER),
    star: KEY_OF_PERSON.nullable().meta({ description: 'Key of the player of the evening' }),
    weapons: listOf(WEAPON),
    highlights: listOf(HIGHLIGHT),
    notes: listOf(NOTE),
  })
  .meta({ id: 'Recap' });
