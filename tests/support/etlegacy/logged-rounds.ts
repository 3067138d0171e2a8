// Stopwatch rounds of stats.lua with event logs, small enough to be counted by hand, or generated from a seed.
import type { TestFile } from './round-file.ts';

const MP40 = 8;
const MP40_BIT = 16;
/** Level time at which each round begins. */
const START = 1_000_000;
/** The script's round_end is this long before the end of the game clock. */
const CLOCK_LEAD_MS = 650;

type LogEntry = Record<string, unknown>;

function entry(ms: number, label: string, more: LogEntry = {}): LogEntry {
  return { leveltime: START + ms, label, ...more };
}

function spawn(ms: number, { key, team }: LoggedPlayer, chosen = 'medic'): LogEntry {
  return entry(ms, 'spawn', { player: key, class: chosen, team });
}

/** A hit that takes all remaining health, and the kill. */
function kill(ms: number, killer: LoggedPlayer, victim: LoggedPlayer, health = 100): LogEntry[] {
  const label = killer.team === victim.team ? 'teamkill' : 'kill';
  const both = { killer: killer.key, victim: victim.key, weapon: MP40 };
  return [
    entry(ms, 'damage', { ...both, damage: health, victim_health: health, hit_region: 'HR_ARM' }),
    entry(ms, label, { ...both, killer_class: 'medic' }),
  ];
}

export type LoggedPlayer = {
  /** 32 characters. */
  readonly key: string;
  readonly name: string;
  /** 1 axis, 2 allies. */
  readonly team: number;
};

export type LoggedRound = {
  /** Unix time in seconds of its end. */
  readonly second: number;
  readonly map?: string;
  readonly label?: 1 | 2;
  readonly lengthMs: number;
  readonly limit?: string;
  readonly nextLimit?: string;
  readonly players: readonly LoggedPlayer[];
  /** Without start and end of the round, in order of time. */
  readonly log: readonly LogEntry[];
  /** Round one of the same map, which the counters of round two include. */
  readonly before?: LoggedRound;
};

type Counts = { tuple: number[]; damage: number[]; self: number; teamKills: number };

/** Returns the file that stats.lua 2.6.0 writes; counters and events agree. */
export function loggedFile(round: LoggedRound): TestFile {
  const { second, map = 'supply', label = 1, lengthMs, limit = '10:00', nextLimit = '5:00', players } = round;
  const value = {
    round_info: {
      servername: 's',
      config: '',
      mapname: map,
      round: label,
      defenderteam: 1,
      winnerteam: 2,
      timelimit: limit,
      nextTimeLimit: nextLimit,
      matchID: 'm',
      stats_version: '2.6.0',
      mod_version: 'v2.84.0',
      round_start: START,
      round_end: START + lengthMs - CLOCK_LEAD_MS,
      round_end_unix: second,
    },
    player_stats: Object.fromEntries(players.map((player) => [player.key, lineOf(round, player)])),
    gamelog: [entry(0, 'round_start'), ...round.log, entry(lengthMs - CLOCK_LEAD_MS, 'round_end')],
  };
  return { name: `stats-${second}.json`, body: Buffer.from(JSON.stringify(value)) };
}

function lineOf(round: LoggedRound, { key, name, team }: LoggedPlayer) {
  const own = count(round.log, key);
  const before = count(round.before?.log ?? [], key);
  const add = (a: readonly number[], b: readonly number[]) => a.map((value, at) => value + (b[at] ?? 0));
  const numbers = [
    MP40_BIT,
    ...add(own.tuple, before.tuple),
    ...add(own.damage, before.damage),
    0,
    own.self + before.self,
    own.teamKills + before.teamKills,
    0,
    80,
    3,
  ];
  return {
    name,
    rounds: round.before === undefined ? '0' : '1',
    team: String(team),
    weaponStats: numbers.map(String),
  };
}

/** Counters of the engine: hits, shots, kills, deaths, head shots; damage given, received, to and by the team. */
function count(log: readonly LogEntry[], key: string): Counts {
  const counts: Counts = { tuple: [0, 0, 0, 0, 0], damage: [0, 0, 0, 0], self: 0, teamKills: 0 };
  const teamKilled = new Set(log.filter(({ label }) => label === 'teamkill').map(pairAt));
  const add = (of: number[], place: number, value: number) => {
    of[place] = (of[place] ?? 0) + value;
  };
  for (const each of log) {
    const [isGiver, isTaker] = [each['killer'] === key, each['victim'] === key];
    if (each['label'] === 'damage') {
      const isTeam = teamKilled.has(pairAt(each));
      if (isGiver) add(counts.damage, isTeam ? 2 : 0, Number(each['damage']));
      if (isTaker) add(counts.damage, isTeam ? 3 : 1, Number(each['damage']));
      if (isGiver && !isTeam) for (const place of [0, 1]) add(counts.tuple, place, 1);
    }
    if (each['label'] === 'kill' && isGiver) add(counts.tuple, 2, 1);
    if (each['label'] === 'kill' && isTaker) add(counts.tuple, 3, 1);
    if (each['label'] === 'teamkill' && isGiver) counts.teamKills++;
    if (each['label'] === 'suicide' && each['player'] === key) counts.self++;
  }
  return counts;
}

function pairAt({ leveltime, killer, victim }: LogEntry): string {
  return [leveltime, killer, victim].map(String).join(' ');
}

/** Returns pseudo-random numbers from 0 to below 1, equal for equal seeds. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function loggedCrew(perSide: number, names?: readonly string[]): LoggedPlayer[] {
  return Array.from({ length: perSide * 2 }, (_, at) => ({
    key: (0xa0_00_00_00 + at * 0x11_11).toString(16).toUpperCase().padEnd(32, 'E'),
    name: names?.[at] ?? `player${at + 1}`,
    team: at < perSide ? 1 : 2,
  }));
}

const CLASSES = ['soldier', 'medic', 'engineer', 'fieldop', 'covertops'];
const ROUND_MS = 300_000;

/** Returns the events of a round: kills, a few team kills and suicides, objectives, a pause, changes of class. */
function drawLog(seed: number, players: readonly LoggedPlayer[]): LogEntry[] {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const log = players.map((player) => spawn(0, player, pick(CLASSES)));
  for (let ms = 5_000; ms < ROUND_MS - 20_000; ms += 500 + Math.floor(random() * 6_000)) {
    const chance = random();
    const killer = pick(players);
    if (killer === undefined) break;
    const others = players.filter((each) => (each.team !== killer.team) === chance > 0.05 && each !== killer);
    const victim = pick(others);
    if (chance > 0.95) log.push(entry(ms, 'suicide', { player: killer.key, weapon: 33 }));
    else if (chance > 0.92)
      log.push(entry(ms, 'obj_planted', { player: killer.key, objective: 'east wall' }));
    else if (victim !== undefined) log.push(...kill(ms, killer, victim, 40 + Math.floor(random() * 100)));
    if (victim !== undefined && random() > 0.8) log.push(spawn(ms + 400, victim, pick(CLASSES)));
  }
  return [...log, ...players.map((player) => spawn(ROUND_MS - 15_000, player))];
}

/** Returns maps of two rounds, with swapped sides in between. */
export function drawEvening(
  seed: number,
  {
    perSide,
    maps,
    second,
    names,
  }: { perSide: number; maps: number; second: number; names?: readonly string[] },
): LoggedRound[] {
  const crew = loggedCrew(perSide, names);
  const swapped = crew.map((player) => ({ ...player, team: 3 - player.team }));
  return Array.from({ length: maps }, (_, at) => {
    const common = { map: `map${at + 1}`, lengthMs: ROUND_MS };
    const first: LoggedRound = {
      ...common,
      second: second + at * 1_000,
      players: crew,
      log: drawLog(seed * 1_000 + at * 2, crew),
    };
    const later: LoggedRound = {
      ...common,
      second: second + at * 1_000 + 500,
      label: 2,
      limit: '5:00',
      players: swapped,
      log: drawLog(seed * 1_000 + at * 2 + 1, swapped),
      before: first,
    };
    return [first, later];
  }).flat();
}

const FULL_HEALTH = 140;
/** In a round of six against six there are about three hits per second. */
const MEAN_GAP_MS = 320;

/**
 * Returns a round of six against six over 15 minutes, with all that stats.lua writes about each event: about 2.5 MB, as from a
 * server with all collectors enabled.
 */
export function drawLargeRound(seed: number, second: number): TestFile {
  const random = seededRandom(seed);
  const players = loggedCrew(6);
  const lengthMs = 900_000;
  const health = new Map(players.map(({ key }) => [key, FULL_HEALTH]));
  const log = players.map((player, at) => spawn(0, player, CLASSES[at % CLASSES.length]));
  for (let ms = 3_000; ms < lengthMs - 20_000; ms += 1 + Math.floor(random() * 2 * MEAN_GAP_MS)) {
    const killer = players[Math.floor(random() * players.length)];
    const enemies = players.filter(({ team }) => team !== killer?.team);
    const victim = enemies[Math.floor(random() * enemies.length)];
    if (killer === undefined || victim === undefined) break;
    const left = health.get(victim.key) ?? FULL_HEALTH;
    const damage = Math.min(left, 14 + Math.floor(random() * 36));
    const both = { killer: killer.key, victim: victim.key, weapon: MP40 };
    log.push(entry(ms, 'damage', { ...both, damage, victim_health: left, hit_region: 'HR_ARMS' }));
    health.set(victim.key, left - damage);
    if (damage < left) continue;
    log.push(entry(ms, 'kill', { ...both, killer_class: 'medic' }), spawn(ms, victim));
    health.set(victim.key, FULL_HEALTH);
  }
  log.push(...players.map((player) => spawn(lengthMs - 15_000, player)));
  const limits = { limit: '15:00', nextLimit: '15:00' };
  return loggedFile({ second, lengthMs, players, log: log.map(addDetails), ...limits });
}

const STANCE = {
  is_prone: false,
  is_crouch: false,
  is_sprint: true,
  is_mounted: false,
  is_leaning: false,
  is_disguised: false,
  is_downed: false,
  is_carrying_obj: false,
};

function addDetails(event: LogEntry, at: number): LogEntry {
  const ms = Number(event['leveltime']);
  const about = (role: string) =>
    event[role] === undefined
      ? {}
      : {
          [`${role}_class`]: 'medic',
          [`${role}_pos`]: `${at % 4_000} ${(at * 7) % 4_000} ${at % 300}`,
          [`${role}_stance`]: STANCE,
        };
  const frame = { group: 'player', match_id: '0b8f6c8e-6d0e-4f9a-9b7c-2f1f3a5f7d11', round_id: 1 };
  const details = { ...about('killer'), ...about('victim'), ...about('player'), killer_health: 100 };
  return { ...frame, unixtime: 1_770_000_000_000 + ms, damage_flags: 64, ...details, ...event };
}
