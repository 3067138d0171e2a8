import { z } from 'zod';
import { COUNTER_NAMES } from '../../../stats/etlegacy/export/export-player-rounds.ts';
import { listOf } from '../../schemas/list-schema.ts';
import { FILE_NAME, ID_TEXT, KEY_OF_PERSON, MAP_NAME, PERSON_NAME, SERVER_KEY } from './text-schemas.ts';

const COUNT = z.number().nullable();

/** A row of the export `player-rounds`. Numbers are null where they are not known. */
export const PLAYER_ROUND = z
  .object({
    ...Object.fromEntries(COUNTER_NAMES.map((name) => [name, COUNT])),
    file: FILE_NAME,
    server: SERVER_KEY,
    map: MAP_NAME,
    round: z.int(),
    endedAt: z.iso.datetime(),
    roundId: ID_TEXT,
    sessionId: ID_TEXT.nullable(),
    matchId: ID_TEXT.nullable(),
    roundStatus: z.string(),
    guid: z.string(),
    playerKey: KEY_OF_PERSON,
    name: PERSON_NAME,
    rawName: PERSON_NAME.meta({ description: 'With colour codes' }),
    isBot: z.boolean(),
    team: z.string().nullable(),
    mode: z.string(),
    timeS: COUNT,
    aliveS: COUNT,
    kills: COUNT,
    deaths: COUNT,
    headshots: COUNT,
    shots: COUNT,
    hits: COUNT,
    bulletShots: COUNT,
    bulletHits: COUNT,
    dpm: COUNT.meta({ description: 'Damage given per minute' }),
    weapons: z.record(z.string(), listOf(COUNT)).meta({
      description: 'By weapon: hits, shots, kills, deaths, headshots; null where no document tells it',
    }),
    kind: z.string(),
    gameType: z.string().nullable(),
    documents: z.unknown(),
    log: z.string().nullable(),
  })
  .meta({ id: 'PlayerRound' });
