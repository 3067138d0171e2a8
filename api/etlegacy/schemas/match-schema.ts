import { z } from 'zod';
import { ID } from '../../schemas/id-schema.ts';
import { listOf } from '../../schemas/list-schema.ts';
import { GAME_TYPE, PERSON, RESULT, SIDE, SUMS, TEAM } from './common-schemas.ts';
import { HIGHLIGHT, PLAYER_HIGHLIGHT } from './highlight-schema.ts';
import { NOTE } from './recap-schemas.ts';
import { ROUND } from './round-schemas.ts';
import { HOST_NAME, MAP_NAME, PERSON_NAME, SERVER_KEY, ZONE } from './text-schemas.ts';

const PLAYER = PERSON.extend({ sums: SUMS }).meta({ id: 'MatchPlayer' });

const MATCH_TEAM = z
  .object({
    name: PERSON_NAME,
    lineup: SIDE,
    sides: listOf(TEAM.nullable()).meta({
      description: 'Its sides in round 1 and 2; outside stopwatch its only side',
    }),
    attack: ROUND.nullable().meta({ description: 'The round in which this team attacked' }),
    players: listOf(PLAYER),
  })
  .meta({ id: 'MatchTeam' });

const LEAD = z.object({
  stat: z.string(),
  value: z.number(),
  next: z.number().nullable().meta({ description: 'The highest value of the other players' }),
});

const HEADLINE = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('highlight'), player: PLAYER, highlight: PLAYER_HIGHLIGHT }),
  z.object({ kind: z.literal('lead'), player: PLAYER, lead: LEAD }),
]);

export const MATCH = z
  .object({
    matchId: ID.nullable(),
    sessionId: ID.nullable(),
    server: SERVER_KEY,
    hostName: HOST_NAME,
    zone: ZONE,
    map: MAP_NAME,
    config: z.string(),
    gameType: GAME_TYPE,
    rounds: listOf(ROUND),
    r1: ROUND.nullable().meta({ description: 'Stopwatch only' }),
    r2: ROUND.nullable().meta({ description: 'Stopwatch only' }),
    single: ROUND.nullable().meta({ description: 'The one round of a map that is not stopwatch' }),
    result: RESULT,
    firstWon: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether team `first` won; null: a draw, or not finished' }),
    winner: z.enum(['first', 'second', 'draw']).nullable(),
    teams: z.object({ first: MATCH_TEAM, second: MATCH_TEAM }),
    mvp: PLAYER.nullable(),
    headline: HEADLINE.nullable(),
    highlights: listOf(HIGHLIGHT),
    notes: listOf(NOTE),
  })
  .meta({ id: 'Match', description: 'One map: its rounds added up' });
