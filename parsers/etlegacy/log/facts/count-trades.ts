import type { RoundLog } from '../../document/round-log.ts';

const TRADE_MS = 3_000;
/** No player has as many kills in 3 s; bounds the work for invalid documents. */
const MOST_BEFORE = 64;

export type Trades = {
  /** Kills of an enemy who had just killed a team mate. */
  readonly trades: ReadonlyMap<string, number>;
  /** Deaths after which a team mate killed the killer. */
  readonly tradedDeaths: ReadonlyMap<string, number>;
};

/** A trade: the killer is killed by another player of the other side within 3 s of the game clock. */
export function countTrades({ events }: RoundLog): Trades {
  const kills = events.filter(({ kind }) => kind === 'kill');
  const trades = new Map<string, number>();
  const tradedDeaths = new Map<string, number>();
  for (const [at, kill] of kills.entries()) {
    const avenged = new Set<string>();
    for (let back = at - 1; back >= Math.max(0, at - MOST_BEFORE); back--) {
      const before = kills[back];
      if (before === undefined || kill.clockMs - before.clockMs > TRADE_MS) break;
      const isTrade = before.player === kill.victim && before.victim !== kill.player;
      if (isTrade && before.victim !== null && !isAvenged(kills, back, at)) avenged.add(before.victim);
    }
    if (avenged.size > 0 && kill.player !== null) add(trades, kill.player);
    for (const victim of avenged) add(tradedDeaths, victim);
  }
  return { trades, tradedDeaths };
}

/** Whether another player of the other side already killed the killer of the kill at `first` before `now`. */
function isAvenged(kills: RoundLog['events'], first: number, now: number): boolean {
  const { player, victim } = kills[first] ?? {};
  return kills.slice(first + 1, now).some((kill) => kill.victim === player && kill.player !== victim);
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
