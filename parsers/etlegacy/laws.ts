import type { Law, Laws } from './law.ts';
import type { RoundDocument } from './document/round-document.ts';
import type { RoundPlayer } from './round-player.ts';
import { sumWeapons } from './sum-weapons.ts';

/** Checks rows of one round. `complete` false (numbers of some player are unknown): no law can be checked. */
export function checkLaws(players: readonly RoundPlayer[], complete = true): Laws {
  const sum = (pick: (player: RoundPlayer) => number | null): number | null => sumOf(players, pick);
  const judge = (left: number | null, right: number | null): Law => judgeSums(left, right, complete);
  const revives = sum((player) => player.counters.revivesGiven);
  return {
    kills: judge(
      sum((player) => player.kills),
      sum((player) => player.deaths),
    ),
    damage: judge(
      sum((player) => player.counters.damageGiven),
      sum((player) => player.counters.damageReceived),
    ),
    teamDamage: judge(
      sum((player) => player.counters.teamDamageGiven),
      sum((player) => player.counters.teamDamageReceived),
    ),
    revives: judge(
      revives,
      sum((player) => player.counters.timesRevived),
    ),
    syringe: judge(
      revives,
      sum(({ weapons: { SYRINGE } }) => (SYRINGE === undefined ? 0 : SYRINGE[0])),
    ),
  };
}

/** Checks a file as it is; `syringe` only in a round one, because the engine's hits continue in round two. */
export function checkRawLaws(document: RoundDocument): Laws {
  const { players } = document;
  const fields = (
    name:
      | 'damageGiven'
      | 'damageReceived'
      | 'teamDamageGiven'
      | 'teamDamageReceived'
      | 'revivesGiven'
      | 'timesRevived',
  ) => sumOf(players, (player) => player.fields[name]);
  const weapons = players.map((player) => sumWeapons(player.weapons));
  const syringe = players.reduce((sum, player) => sum + (player.weapons.SYRINGE?.[0] ?? 0), 0);
  return {
    kills: judgeSums(
      sumOf(weapons, ({ kills }) => kills),
      sumOf(weapons, ({ deaths }) => deaths),
      true,
    ),
    damage: judgeSums(fields('damageGiven'), fields('damageReceived'), true),
    teamDamage: judgeSums(fields('teamDamageGiven'), fields('teamDamageReceived'), true),
    revives: judgeSums(fields('revivesGiven'), fields('timesRevived'), true),
    syringe: judgeSums(fields('revivesGiven'), syringe, document.header.label === 1),
  };
}

function sumOf<Item>(items: readonly Item[], pick: (item: Item) => number | null): number | null {
  let sum = 0;
  for (const item of items) {
    const value = pick(item);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

function judgeSums(left: number | null, right: number | null, canJudge: boolean): Law {
  if (left === null || right === null || !canJudge) return { verdict: 'unknown', left, right };
  return { verdict: left === right ? 'kept' : 'broken', left, right };
}
