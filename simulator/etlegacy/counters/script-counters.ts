// Counters that the server's Lua script keeps per slot. The script restarts with every round.

export type ScriptCounters = {
  xp: number;
  killingSpree: number;
  deathSpree: number;
  killAssists: number;
  killSteals: number;
  headshotKills: number;
  objStolen: number;
  objReturned: number;
  dynPlanted: number;
  dynDefused: number;
  timesRevived: number;
  usefulKills: number;
  deniedMs: number;
  multi2: number;
  multi3: number;
  multi4: number;
  multi5: number;
  multi6: number;
  uselessKills: number;
  fullSelfkills: number;
  repairs: number;
  revivesGiven: number;
  /** As the script sums it, including its error. */
  deadMs: number;
  runningKills: number;
  runningDeaths: number;
  chain: number;
  chainAt: number;
};

export function createScriptCounters(): ScriptCounters {
  return {
    xp: 0,
    killingSpree: 0,
    deathSpree: 0,
    killAssists: 0,
    killSteals: 0,
    headshotKills: 0,
    objStolen: 0,
    objReturned: 0,
    dynPlanted: 0,
    dynDefused: 0,
    timesRevived: 0,
    usefulKills: 0,
    deniedMs: 0,
    multi2: 0,
    multi3: 0,
    multi4: 0,
    multi5: 0,
    multi6: 0,
    uselessKills: 0,
    fullSelfkills: 0,
    repairs: 0,
    revivesGiven: 0,
    deadMs: 0,
    runningKills: 0,
    runningDeaths: 0,
    chain: 0,
    chainAt: 0,
  };
}

const SHORTEST_SPREE = 3;
const CHAIN_GAP_MS = 3000;
const CHAIN_BOOKED_AFTER_MS = 3100;
const MULTI = ['multi2', 'multi3', 'multi4', 'multi5', 'multi6'] as const;

export function countKillForSprees(counters: ScriptCounters, at: number): void {
  if (counters.runningDeaths >= SHORTEST_SPREE)
    counters.deathSpree = Math.max(counters.deathSpree, counters.runningDeaths);
  counters.runningDeaths = 0;
  counters.runningKills++;
  if (counters.chain > 0 && at - counters.chainAt < CHAIN_GAP_MS) counters.chain++;
  else {
    bookChain(counters);
    counters.chain = 1;
  }
  counters.chainAt = at;
}

export function endKillingSpree(counters: ScriptCounters): void {
  if (counters.runningKills >= SHORTEST_SPREE)
    counters.killingSpree = Math.max(counters.killingSpree, counters.runningKills);
  counters.runningKills = 0;
}

/** A chain still open when the round ends is lost; a surrender also loses the current spree. */
export function closeScriptCounters(counters: ScriptCounters, at: number, surrendered: boolean): void {
  if (at - counters.chainAt >= CHAIN_BOOKED_AFTER_MS) bookChain(counters);
  if (!surrendered) endKillingSpree(counters);
}

function bookChain(counters: ScriptCounters): void {
  const name = MULTI[Math.min(counters.chain, 6) - 2];
  if (name !== undefined) counters[name]++;
  counters.chain = 0;
}
