// What event logs tell, over HTTP.
import { z } from 'zod';
import { LOG_SUMS } from '../../../stats/etlegacy/formulas/log-formulas.data.ts';
import { ID } from '../../schemas/id-schema.ts';
import { listOf } from '../../schemas/list-schema.ts';
import { ID_TEXT, PERSON_NAME, WEAPON_KEY } from './text-schemas.ts';

const COUNT = z.int();
const KEY = z.string().meta({ description: 'Key of a player' });
/** Of those who keep their card private. */
const OPEN_COUNT = COUNT.nullable().meta({
  description: 'null: not told, or the player keeps the card private',
});
const STATE = z
  .enum(['whole', 'short'])
  .meta({ description: 'short: it also tells of players who reconnected or left' });

export const ROUND_LOG = z
  .object({
    round: ID_TEXT,
    is: STATE,
    players: listOf(
      z.object({
        key: KEY,
        name: PERSON_NAME.nullable(),
        team: z.string().nullable(),
        kills: COUNT,
        deaths: COUNT.meta({ description: 'By enemies' }),
        trades: OPEN_COUNT.meta({
          description: 'Kills of somebody who killed a team mate within the 3 s before',
        }),
        tradedDeaths: OPEN_COUNT,
        firstKills: OPEN_COUNT.meta({ description: '1 for the first kill of the round' }),
        lastKills: OPEN_COUNT,
        lateKills: OPEN_COUNT.meta({ description: 'In the last minute' }),
        longestLifeMs: OPEN_COUNT,
        overkill: OPEN_COUNT.meta({ description: 'Damage beyond the health that was left' }),
      }),
    ),
    events: listOf(
      z.object({
        atMs: COUNT.meta({ description: 'Since the round began; pauses run on' }),
        kind: z.string(),
        player: KEY.nullable().meta({ description: 'null: nobody, or who keeps the card private' }),
        victim: KEY.nullable(),
        weapon: WEAPON_KEY.nullable(),
        class: z.string().nullable(),
        objective: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'RoundLog', examples: [{ round: 't6pcfa5s17', is: 'whole', players: [], events: [] }] });

const MATRIX_KEY = z.string().meta({
  description: 'Key of a player; private, private-1 or private-2 for all who keep their card private',
});

export const KILL_MATRIX = z
  .object({
    rounds: listOf(z.object({ roundId: ID, is: STATE })).meta({ description: 'With an event log' }),
    ofRounds: COUNT.meta({ description: 'Rounds that count, with and without a log' }),
    players: listOf(
      z.object({
        key: MATRIX_KEY,
        name: PERSON_NAME.nullable(),
        team: z
          .int()
          .nullable()
          .meta({ description: '0 the first team, 1 the second; axis and allies of a round' }),
        kills: COUNT.meta({ description: 'Of enemies: the sum of the row' }),
        deaths: COUNT.meta({ description: 'By enemies: the sum of the column' }),
        ownDeaths: COUNT.meta({ description: 'By their own hand, the world or team mates' }),
      }),
    ),
    duels: listOf(
      z.object({
        player: MATRIX_KEY,
        victim: MATRIX_KEY,
        kills: COUNT,
        teamKills: COUNT,
        revives: COUNT.meta({ description: 'Times that the player revived the other one' }),
        damage: COUNT.nullable().meta({ description: 'To enemies, without what only hurt corpses' }),
        headHits: COUNT.nullable().meta({ description: 'Hits to the head of enemies' }),
      }),
    ),
  })
  .meta({ id: 'KillMatrix' });

const RIVAL = z
  .object({
    playerKey: KEY,
    name: PERSON_NAME,
    kills: COUNT.meta({ description: 'Of the player on the rival' }),
    deaths: COUNT.meta({ description: 'Of the player by the rival' }),
    damageGiven: COUNT.nullable(),
    damageReceived: COUNT.nullable(),
    headHits: COUNT.nullable().meta({ description: 'To the head of the rival' }),
  })
  .meta({ id: 'Rival' });

export const RIVALS = z
  .object({
    rounds: COUNT.meta({ description: 'Rounds of the player with an event log' }),
    hidden: COUNT.meta({ description: 'Opponents who keep their card private' }),
    mostKilled: RIVAL.nullable(),
    killedMostBy: RIVAL.nullable(),
    bestBalance: RIVAL.nullable(),
    all: listOf(RIVAL).meta({ description: 'Most duels first' }),
    sums: z.record(z.enum(LOG_SUMS), z.number().nullable()).nullable().meta({
      description:
        'What follows from the logs of these rounds; null without any, a number that none of them tells too',
    }),
  })
  .meta({ id: 'Rivals' });

const SPAN = z.object({ class: z.string(), fromMs: COUNT, toMs: COUNT });
const SIDE = z.enum(['axis', 'allies']).nullable();

export const ROUND_COURSE = z
  .object({
    round: ID_TEXT,
    is: STATE,
    lengthMs: COUNT.meta({ description: 'Game clock, without pauses, as all times here' }),
    isClockKnown: z.boolean().meta({ description: 'false: there was a pause that the log does not tell' }),
    kills: listOf(z.object({ clockMs: COUNT, side: SIDE, player: KEY.nullable(), victim: KEY.nullable() })),
    objectives: listOf(
      z.object({
        clockMs: COUNT,
        deed: z.string().meta({ description: 'planted, defused, destroyed, taken and so on' }),
        objective: z.string().nullable(),
        player: KEY.nullable(),
        side: SIDE,
      }),
    ),
    pauses: listOf(z.object({ clockMs: COUNT, lengthMs: COUNT.nullable() })),
    classes: listOf(z.object({ player: KEY, spans: listOf(SPAN) })),
    damage: listOf(z.object({ player: KEY, steps: listOf(COUNT) }))
      .nullable()
      .meta({ description: 'To enemies in each 5 s; null where the log does not tell it' }),
  })
  .meta({ id: 'RoundCourse' });
