import type { Law, Laws } from './law.ts';
import type { RoundDocument } from './document/round-document.ts';
import type { RoundPlayer, RoundWeapons } from './round-player.ts';
import { WEAPONS } from './document/weapons.ts';

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
  const tuples = (part: 2 | 3): number =>
    players.reduce((sum, player) => sum + sumPart(player.weapons, part), 0);
  const syringe = players.reduce((sum, player) => sum + (player.weapons.SYRINGE?.[0] ?? 0), 0);
  return {
    kills: judgeSums(tuples(2), tuples(3), true),
    damage: judgeSums(fields('damageGiven'), fields('damageReceived'), true),
    teamDamage: judgeSums(fields('teamDamageGiven'), fields('teamDamageReceived'), true),
    revives: judgeSums(fields('revivesGiven'), fields('timesRevived'), true),
    syringe: judgeSums(fields('revivesGiven'), syringe, document.header.label === 1),
  };
}

/** One part of the weapon tuples, over all weapons. */
export function sumPart(weapons: RoundWeapons, part: 0 | 1 | 2 | 3 | 4, bulletsOnly = false): number {
  let sum = 0;
  for (const weapon of WEAPONS) {
    if (!bulletsOnly || weapon.isBullet) sum += weapons[weapon.key]?.[part] ?? 0;
  }
  return sum;
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
