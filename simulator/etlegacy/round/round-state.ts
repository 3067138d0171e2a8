// State of one round. Times are milliseconds since the round began, in steps of 50 like server frames.
import TinyQueue from 'tinyqueue';
import type { ScriptCounters } from '../counters/script-counters.ts';
import type { EngineCounters } from '../counters/engine-counters.ts';
import { createEngineCounters } from '../counters/engine-counters.ts';
import { createScriptCounters } from '../counters/script-counters.ts';
import type { GunKey, WeaponKey } from '../data/weapons.data.ts';
import type { Random } from '../random.ts';
import { otherSide } from '../sides.ts';
import type { Place, Side } from '../sides.ts';
import type { LogEntry } from './log-entry.ts';
import type { Client, PlayerClass } from '../server/person.ts';

const FRAME_MS = 50;
/** The clients' clocks start this long after the round's. */
export const CLIENT_DELAY_MS = 550;

export type RecentHit = { at: number; by: Fighter; damage: number; weapon: WeaponKey };

export type Fighter = {
  readonly client: Client;
  playerClass: PlayerClass;
  readonly gun: GunKey;
  place: Place;
  /** Counts of this round only. */
  readonly round: EngineCounters;
  alive: boolean;
  health: number;
  woundedAt: number;
  /** Start of the current time on a team and of the current time alive; null while stopped. */
  teamSince: number | null;
  aliveSince: number | null;
  diedAt: number | null;
  revivable: boolean;
  /** Incremented by each death, spawn and move, which invalidates events planned for an earlier life. */
  life: number;
  busy: boolean;
  idle: boolean;
  readonly hits: RecentHit[];
  /** The script slot that is credited denied time until this player spawns again. */
  deniedBy: { slot: number; since: number } | null;
};

type Planned = { at: number; order: number; run: () => void };
export type Waves = Readonly<Record<Side, { readonly everyMs: number; readonly offsetMs: number }>>;

export type Round = {
  readonly random: Random;
  readonly defender: Side;
  readonly waves: Waves;
  readonly queue: TinyQueue<Planned>;
  readonly fighters: Fighter[];
  readonly script: ScriptCounters[];
  /** Kills and deaths by client keys, "attacker>victim". */
  readonly duels: Map<string, number>;
  /**
   * What an event log of the script would hold; null where no script keeps one. With a log the engine also counts no more
   * damage than health was left and players change their class. Without one the play is that of older evenings, so that
   * their files stay as they are.
   */
  readonly log: LogEntry[] | null;
  /** False in last man standing: the dead stay dead. */
  readonly respawns: boolean;
  planned: number;
  now: number;
};

export type RoundRules = { readonly defender: Side; readonly isLogged: boolean; readonly respawns: boolean };

export function createRound(random: Random, { defender, isLogged, respawns }: RoundRules): Round {
  const wave = (everyMs: number): Waves[Side] => ({
    everyMs,
    offsetMs: random.int(0, everyMs / FRAME_MS - 1) * FRAME_MS,
  });
  const long = random.int(20, 30) * 1000;
  const short = random.int(14, 20) * 1000;
  return {
    random,
    defender,
    waves:
      defender === 'axis'
        ? { axis: wave(long), allies: wave(short) }
        : { axis: wave(short), allies: wave(long) },
    queue: new TinyQueue<Planned>([], (left, right) => left.at - right.at || left.order - right.order),
    fighters: [],
    script: [],
    duels: new Map(),
    log: isLogged ? [] : null,
    respawns,
    planned: 0,
    now: 0,
  };
}

function frame(ms: number): number {
  return Math.max(FRAME_MS, Math.round(ms / FRAME_MS) * FRAME_MS);
}

export function plan(round: Round, afterMs: number, run: () => void): void {
  round.queue.push({ at: round.now + frame(afterMs), order: round.planned++, run });
}

/** Like plan, but cancelled when the fighter has died, spawned or moved meanwhile. */
export function planForLife(round: Round, fighter: Fighter, afterMs: number, run: () => void): void {
  const { life } = fighter;
  plan(round, afterMs, () => {
    if (fighter.life === life) run();
  });
}

export function scriptOf(round: Round, slot: number): ScriptCounters {
  const known = round.script[slot];
  if (known !== undefined) return known;
  const fresh = createScriptCounters();
  round.script[slot] = fresh;
  return fresh;
}

export function createFighter(client: Client, playerClass: PlayerClass, gun: GunKey): Fighter {
  return {
    client,
    playerClass,
    gun,
    place: client.place,
    round: createEngineCounters(),
    alive: false,
    health: 0,
    woundedAt: 0,
    teamSince: null,
    aliveSince: null,
    diedAt: null,
    revivable: false,
    life: 0,
    busy: false,
    idle: false,
    hits: [],
    deniedBy: null,
  };
}

export function enemiesAlive(round: Round, fighter: Fighter): Fighter[] {
  return round.fighters.filter((other) => other.alive && isEnemy(fighter, other));
}

export function matesAlive(round: Round, fighter: Fighter): Fighter[] {
  return round.fighters.filter((other) => other.alive && other !== fighter && other.place === fighter.place);
}

export function isEnemy(left: Fighter, right: Fighter): boolean {
  return left.place !== 'spectator' && right.place === otherSide(left.place);
}

/** Milliseconds until the next spawn wave of a side. */
export function waveWait(round: Round, side: Side): number {
  const { everyMs, offsetMs } = round.waves[side];
  return everyMs - ((((round.now - offsetMs) % everyMs) + everyMs) % everyMs);
}
