import type { LogEvent, RoundLog } from '../../document/round-log.ts';
import { type ByClass, countClassKills, countClassTime } from './count-class-time.ts';
import { countStreaks, type Streaks } from './count-streaks.ts';
import { countTrades } from './count-trades.ts';
import { findLongestLives } from './find-lives.ts';

/** Facts about one player from a log; null: not in the log. */
export type PlayerFacts = Streaks & {
  readonly kills: number;
  readonly deaths: number;
  readonly trades: number;
  readonly tradedDeaths: number;
  /** 1 if the player's kill or death was the first or last of the round. */
  readonly firstKills: number;
  readonly firstDeaths: number;
  readonly lastKills: number;
  /** In the last minute of the game clock. */
  readonly lateKills: number;
  readonly longestLifeMs: number | null;
  /** Damage to enemies, and the part of it beyond the remaining health. */
  readonly damageGiven: number | null;
  readonly overkill: number | null;
  readonly revives: number | null;
  readonly classMs: ByClass;
  readonly classKills: ByClass;
};

const LAST_MINUTE_MS = 60_000;
const NO_STREAKS: Streaks = {
  killingSpree: 0,
  deathSpree: 0,
  multi2: 0,
  multi3: 0,
  multi4: 0,
  multi5: 0,
  multi6: 0,
};

/** By the 32 characters, of all players whom the log mentions, in order. */
export function findPlayerFacts(log: RoundLog): ReadonlyMap<string, PlayerFacts> {
  const kills = log.events.filter(({ kind }) => kind === 'kill');
  const [first, last] = [kills[0], kills.at(-1)];
  const late = kills.filter(({ clockMs }) => clockMs > log.lengthMs - LAST_MINUTE_MS);
  const { trades, tradedDeaths } = countTrades(log);
  const streaks = countStreaks(log);
  const lives = findLongestLives(log);
  const [classMs, classKills] = [countClassTime(log), countClassKills(log)];
  const revives = log.events.filter(({ kind }) => kind === 'revive');
  const { damage, overkill } = sumHits(log);
  const keys = [...new Set(log.events.flatMap(({ player, victim }) => [player, victim]))];
  const facts = keys
    .filter((key) => key !== null)
    .toSorted()
    .map((key): [string, PlayerFacts] => [
      key,
      {
        ...(streaks.get(key) ?? NO_STREAKS),
        kills: countBy(kills, 'player', key),
        deaths: countBy(kills, 'victim', key),
        trades: trades.get(key) ?? 0,
        tradedDeaths: tradedDeaths.get(key) ?? 0,
        firstKills: Number(first?.player === key),
        firstDeaths: Number(first?.victim === key),
        lastKills: Number(last?.player === key),
        lateKills: countBy(late, 'player', key),
        longestLifeMs: lives.get(key) ?? null,
        damageGiven: log.hits === null ? null : (damage.get(key) ?? 0),
        overkill: log.hits === null ? null : (overkill.get(key) ?? 0),
        revives: revives.length === 0 ? null : countBy(revives, 'player', key),
        classMs: classMs.get(key) ?? {},
        classKills: classKills.get(key) ?? {},
      },
    ]);
  return new Map(facts);
}

function countBy(events: readonly LogEvent[], end: 'player' | 'victim', key: string): number {
  return events.filter((event) => event[end] === key).length;
}

function sumHits({ hits }: RoundLog) {
  const damage = new Map<string, number>();
  const overkill = new Map<string, number>();
  for (const hit of hits ?? []) {
    if (!hit.isEnemy) continue;
    damage.set(hit.giver, (damage.get(hit.giver) ?? 0) + hit.damage);
    overkill.set(hit.giver, (overkill.get(hit.giver) ?? 0) + hit.overkill);
  }
  return { damage, overkill };
}
