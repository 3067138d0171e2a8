import { compareTexts } from '../../../../core/compare-texts.ts';
import type { RoundLog } from '../../document/round-log.ts';

/** What one player did to another; damage is null if the log does not contain the remaining health. */
export type Duel = {
  readonly player: string;
  readonly victim: string;
  kills: number;
  teamKills: number;
  revives: number;
  damage: number | null;
  teamDamage: number | null;
  headHits: number | null;
};

/** One entry per pair in which one did anything to the other, in order of the keys. */
export function findDuels({ events, hits }: RoundLog): Duel[] {
  const duels = new Map<string, Duel>();
  const none = hits === null ? null : 0;
  const between = (player: string, victim: string): Duel => {
    const key = `${player}\0${victim}`;
    const known = duels.get(key);
    if (known !== undefined) return known;
    const counts = { kills: 0, teamKills: 0, revives: 0, damage: none, teamDamage: none, headHits: none };
    const fresh = { player, victim, ...counts };
    duels.set(key, fresh);
    return fresh;
  };
  for (const { kind, player, victim } of events) {
    if (player === null || victim === null) continue;
    if (kind === 'kill') between(player, victim).kills++;
    else if (kind === 'teamkill') between(player, victim).teamKills++;
    else if (kind === 'revive') between(player, victim).revives++;
  }
  for (const { giver, taker, damage, isEnemy, isHead } of hits ?? []) {
    const duel = between(giver, taker);
    if (isEnemy) duel.damage = (duel.damage ?? 0) + damage;
    else duel.teamDamage = (duel.teamDamage ?? 0) + damage;
    if (isEnemy && isHead) duel.headHits = (duel.headHits ?? 0) + 1;
  }
  return [...duels.values()].toSorted(
    (a, b) => compareTexts(a.player, b.player) || compareTexts(a.victim, b.victim),
  );
}
