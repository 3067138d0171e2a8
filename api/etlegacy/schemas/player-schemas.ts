import { z } from 'zod';
import { ID } from '../../schemas/id-schema.ts';
import { TIME } from '../../schemas/time-schema.ts';
import { PERSON, STAT_VALUES, SUMS } from './common-schemas.ts';
import { LOCAL_DATE, MAP_NAME, PERSON_NAME, WEAPON_KEY } from './text-schemas.ts';

export const PLAYER = PERSON.extend({
  sums: SUMS,
  stats: STAT_VALUES,
  sessions: z.int(),
  firstDate: LOCAL_DATE.meta({ description: 'Local date of the first evening of the period' }),
  lastPlayed: TIME,
}).meta({ id: 'Player' });

export const FORM_ROUND = z
  .object({
    roundId: ID,
    map: MAP_NAME,
    label: z.int().nullable().meta({ description: 'Round one or two; null: the map has one round' }),
    endedAt: TIME,
    damage: z.int().meta({ description: 'Damage given' }),
    timeMs: z.int().meta({ description: 'Milliseconds that they played' }),
    dpm: z.number().meta({ description: 'Damage given per minute' }),
    kills: z.int(),
    deaths: z.int(),
  })
  .meta({ id: 'FormRound' });

export const NAME = z
  .object({
    name: PERSON_NAME,
    rawName: PERSON_NAME.meta({ description: 'With colour codes' }),
    firstSeen: TIME,
    lastSeen: TIME,
    rounds: z.int(),
  })
  .meta({ id: 'CarriedName' });

const AIM = z.int().nullable();

export const WEAPON_TOTALS = {
  rounds: z.int().meta({ description: 'Rounds in which it was used' }),
  toldRounds: z.int().meta({
    description:
      'Those of them that tell shots; `hits`, `shots` and `headshots` are sums over these, null without any',
  }),
  hits: AIM,
  shots: AIM,
  kills: z.int(),
  deaths: z.int(),
  headshots: AIM,
};

export const WEAPON_STATS = z.object({ weapon: WEAPON_KEY, ...WEAPON_TOTALS }).meta({ id: 'WeaponStats' });
export const WEAPON_PLAYER = PERSON.extend(WEAPON_TOTALS).meta({ id: 'WeaponPlayer' });
