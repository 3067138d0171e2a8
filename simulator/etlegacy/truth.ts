// What actually happened, in contrast to what the files contain. All keys are stable: tests and tools read this as
// JSON.
import { sumOfWeapons, usedWeapons } from './counters/engine-counters.ts';
import type { WeaponCounts } from './counters/engine-counters.ts';
import type { WeaponKey } from './data/weapons.data.ts';
import type { Layout } from './files/layouts.ts';
import type { Sample } from './round/samples.ts';
import type { Engine } from './server/game-server.ts';
import type { GameType } from './server/game-type.ts';
import type { Place, Side, Team } from './sides.ts';

const OUTCOMES = [
  'objective',
  'hold',
  'surrenderAttackers',
  'surrenderDefenders',
  'abort',
  'emptied',
  'reset',
  'restarted',
  /** Last man standing: nobody of a side is left. */
  'eliminated',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The reason why the script wrote a file, or did not. */
export type Ending =
  | 'intermission'
  | 'mapChange'
  | 'matchReset'
  | 'mapRestart'
  | 'teamEmptied'
  | 'restartWithin3s'
  | 'mapChangeWithin3s';

/**
 * zero: the line covers this round only. carried: an earlier file of the map has the rest. hidden: no file has it. partial and
 * hiddenPartial: the same for single rounds, of which only gibs, self kills, team kills, team gibs and times continue.
 */
export type Base = 'zero' | 'carried' | 'hidden' | 'partial' | 'hiddenPartial';

/** Counts of one round only; times in milliseconds, deniedS in whole seconds. */
export type PlayerValues = {
  readonly damageGiven: number;
  readonly damageReceived: number;
  readonly teamDamageGiven: number;
  readonly teamDamageReceived: number;
  readonly gibs: number;
  readonly selfKills: number;
  readonly teamKills: number;
  readonly teamGibs: number;
  readonly xp: number;
  readonly killingSpree: number;
  readonly deathSpree: number;
  readonly killAssists: number;
  readonly killSteals: number;
  readonly headshotKills: number;
  readonly objStolen: number;
  readonly objReturned: number;
  readonly dynPlanted: number;
  readonly dynDefused: number;
  readonly timesRevived: number;
  readonly usefulKills: number;
  readonly deniedS: number;
  readonly multi2: number;
  readonly multi3: number;
  readonly multi4: number;
  readonly multi5: number;
  readonly multi6: number;
  readonly uselessKills: number;
  readonly fullSelfkills: number;
  readonly repairs: number;
  readonly revivesGiven: number;
  readonly kills: number;
  readonly deaths: number;
  readonly headshots: number;
  readonly shots: number;
  readonly hits: number;
  readonly timeMs: number;
  readonly aliveMs: number;
};

export type PlayerTruth = {
  readonly guid8: string;
  /** guid8; for bots, who share it, guid8:name. */
  readonly key: string;
  /** As typed, with colours, decoded as UTF-8 or else Latin-1. */
  readonly name: string;
  readonly nameHex: string;
  readonly cleanName: string;
  readonly isBot: boolean;
  readonly base: Base;
  readonly baseFile: string | null;
  /** Sequence of the round that the line continues; null where none left a document. */
  readonly baseRound: number | null;
  /** All 32 characters. */
  readonly guid: string;
  /** Side at the player's last sample. */
  readonly team: Place;
  readonly lineUp: Team | null;
  readonly played: boolean;
  readonly hasLine: boolean;
  /** Whether the JSON document lists the player. */
  readonly hasEntry: boolean;
  readonly rounds: number;
  /**
   * leftInRound, joinedInRound (or returned), idle, roundsForgotten (`rounds` reads 0 although the player continues),
   * hiddenClock (the minutes include time that no file shows).
   */
  readonly flags: readonly string[];
  readonly values: PlayerValues;
  readonly weapons: Readonly<Partial<Record<WeaponKey, WeaponCounts>>>;
};

/** Milliseconds since the round began, pauses included. People by all 32 characters. */
export type EventsTruth = {
  readonly kills: readonly (readonly [ms: number, killer: string, victim: string, mod: number])[];
  readonly teamkills: readonly (readonly [ms: number, killer: string, victim: string, mod: number])[];
  readonly suicides: readonly (readonly [ms: number, player: string, mod: number])[];
  readonly revives: readonly (readonly [ms: number, medic: string, patient: string])[];
  readonly objectives: readonly (readonly [ms: number, player: string, act: string])[];
  /** Giver, taker, hit points that enemies lost. */
  readonly damage: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What each did in the whole round, over all their connections. */
  readonly done: Readonly<Record<string, DoneTruth>>;
};

export type DoneTruth = {
  readonly kills: number;
  readonly deaths: number;
  readonly teamKills: number;
  readonly selfKills: number;
  readonly damageGiven: number;
  readonly damageReceived: number;
  readonly teamDamageGiven: number;
  readonly teamDamageReceived: number;
  readonly weapons: Readonly<Partial<Record<WeaponKey, { hits: number; kills: number; deaths: number }>>>;
};

export type AwardTruth = { readonly award: string; readonly name: string; readonly value: string };

export type RoundTruth = {
  readonly evening: number;
  /** Actual order on its server, from 1. */
  readonly sequence: number;
  readonly file: string | null;
  readonly endstatsFile: string | null;
  readonly gameType: GameType;
  /** Name of the JSON dump; null where none was written. */
  readonly json: string | null;
  /** Script that wrote the dump, such as stats 2.6.0; null where there is none. */
  readonly script: string | null;
  /** What the dump tells of events: nothing, deaths only, or all. */
  readonly log: 'none' | 'deaths' | 'all';
  /** Whether the log tells revives, which older engines do not report. */
  readonly logsRevives: boolean;
  readonly events: EventsTruth | null;
  readonly serverKey: string;
  readonly serverName: string;
  readonly zone: string;
  /** UTC instants of a correct clock. savedAt is when the file was written. */
  readonly endedAt: string;
  readonly savedAt: string | null;
  /** Error of the server's clock. */
  readonly clockErrorMs: number;
  readonly map: string;
  readonly labelPrinted: 1 | 2 | null;
  readonly labelReal: 1 | 2;
  readonly ending: Ending;
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly pauseMs: number;
  readonly winner: Side | null;
  readonly defender: Side;
  readonly attackers: Team;
  /** How often the players had been mixed anew this evening: teams of one number are the same, those of two are not. */
  readonly mix: number;
  readonly aborted: boolean;
  /** File of the other round of the match. */
  readonly partner: string | null;
  /** Whether the conservation laws of damage, kills and deaths hold for the values below. */
  readonly lawsHold: boolean;
  readonly engine: Engine;
  readonly layout: Layout;
  readonly headerFields: 8 | 9;
  readonly cases: readonly string[];
  readonly players: readonly PlayerTruth[];
};

export function valuesOf({ engine, script }: Sample): PlayerValues {
  const { weapons: _weapons, ...counters } = engine;
  const {
    runningKills: _kills,
    runningDeaths: _deaths,
    chain: _chain,
    chainAt: _at,
    deadMs: _dead,
    deniedMs,
    ...counted
  } = script;
  return {
    ...counters,
    ...counted,
    deniedS: Math.floor(deniedMs / 1000),
    kills: sumOfWeapons(engine, 'kills'),
    deaths: sumOfWeapons(engine, 'deaths'),
    headshots: sumOfWeapons(engine, 'headshots'),
    shots: sumOfWeapons(engine, 'shots'),
    hits: sumOfWeapons(engine, 'hits'),
  };
}

export function weaponsOf({ engine }: Sample): PlayerTruth['weapons'] {
  return Object.fromEntries(
    usedWeapons(engine).map(([key, counts]) => [key, { ...counts, shots: Math.max(0, counts.shots) }]),
  );
}

export function lawsHold(players: readonly PlayerTruth[]): boolean {
  const sum = (key: keyof PlayerValues): number =>
    players.reduce((total, player) => total + player.values[key], 0);
  return (
    sum('kills') === sum('deaths') &&
    sum('damageGiven') === sum('damageReceived') &&
    sum('teamDamageGiven') === sum('teamDamageReceived') &&
    sum('revivesGiven') === sum('timesRevived')
  );
}
