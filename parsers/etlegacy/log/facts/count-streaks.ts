// Sprees and multi kills by the rules of c0rnp0rn8.lua.
import type { RoundLog } from '../../document/round-log.ts';

const MULTIS = ['multi2', 'multi3', 'multi4', 'multi5', 'multi6'] as const;

export type Streaks = {
  killingSpree: number;
  deathSpree: number;
} & Record<(typeof MULTIS)[number], number>;

type Running = { kills: number; deaths: number; chain: number; chainAt: number; streaks: Streaks };

const SHORTEST = 3;
/** Kills less than this apart form a chain, which is counted some time after its last kill, or lost. */
const CHAIN_GAP_MS = 3_000;
const BOOKED_AFTER_MS = 3_100;
const LONGEST_CHAIN = 6;

/**
 * Any death ends a killing spree. Deaths form a death spree, except those by team mates; the next kill ends it. By the
 * 32 characters; players without kill or death are missing.
 */
export function countStreaks({ events, lengthMs, pausedMs }: RoundLog): ReadonlyMap<string, Streaks> {
  const running = new Map<string, Running>();
  const of = (key: string): Running => {
    const known = running.get(key) ?? fresh();
    running.set(key, known);
    return known;
  };
  for (const { kind, player, victim, atMs } of events) {
    if (kind === 'kill' && player !== null) countKill(of(player), atMs);
    // A kill by a grenade after the player's own death starts a new spree.
    if (kind === 'spawn' && player !== null) endSpree(of(player));
    const dead = kind === 'suicide' ? player : victim;
    if ((kind !== 'kill' && kind !== 'teamkill' && kind !== 'suicide') || dead === null) continue;
    endSpree(of(dead));
    if (kind !== 'teamkill') of(dead).deaths++;
  }
  const endMs = lengthMs + pausedMs;
  for (const each of running.values()) close(each, endMs);
  return new Map([...running].map(([key, { streaks }]) => [key, streaks]));
}

function fresh(): Running {
  const multis = { multi2: 0, multi3: 0, multi4: 0, multi5: 0, multi6: 0 };
  return {
    kills: 0,
    deaths: 0,
    chain: 0,
    chainAt: 0,
    streaks: { killingSpree: 0, deathSpree: 0, ...multis },
  };
}

function countKill(own: Running, atMs: number): void {
  if (own.deaths >= SHORTEST) own.streaks.deathSpree = Math.max(own.streaks.deathSpree, own.deaths);
  own.deaths = 0;
  own.kills++;
  if (own.chain > 0 && atMs - own.chainAt < CHAIN_GAP_MS) own.chain++;
  else {
    bookChain(own);
    own.chain = 1;
  }
  own.chainAt = atMs;
}

function endSpree(own: Running): void {
  if (own.kills >= SHORTEST) own.streaks.killingSpree = Math.max(own.streaks.killingSpree, own.kills);
  own.kills = 0;
}

function close(own: Running, endMs: number): void {
  if (endMs - own.chainAt > BOOKED_AFTER_MS) bookChain(own);
  endSpree(own);
}

function bookChain(own: Running): void {
  const name = MULTIS[Math.min(own.chain, LONGEST_CHAIN) - 2];
  if (name !== undefined) own.streaks[name]++;
  own.chain = 0;
}
