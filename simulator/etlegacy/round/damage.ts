// Damage and death: every giver has a receiver, every kill a death.
import type { Fighter, RecentHit, Round } from './round-state.ts';
import { isEnemy, scriptOf, waveWait } from './round-state.ts';
import { goDown, planFate } from './life.ts';
import { recordDeath, recordHit } from './record.ts';
import type { OnStanding } from './life.ts';
import { weaponCounts } from '../counters/engine-counters.ts';
import { countKillForSprees } from '../counters/script-counters.ts';
import type { WeaponKey } from '../data/weapons.data.ts';
import { SPLASH } from '../data/weapons.data.ts';
import { personKey } from '../server/person.ts';

const ASSIST_WINDOW_MS = 1500;
const USELESS_BELOW_MS = 5000;

export type Blow = {
  readonly weapon: WeaponKey;
  readonly damage: number;
  readonly head: boolean;
  readonly onStanding: OnStanding;
};

export function hurt(round: Round, giver: Fighter, victim: Fighter, fullBlow: Blow): void {
  recordHit(round, giver, victim, fullBlow);
  const blow = round.log === null ? fullBlow : withoutOverkill(fullBlow, victim);
  const enemy = isEnemy(giver, victim);
  if (enemy) countEnemyDamage(round, giver, victim, blow);
  else if (giver !== victim) {
    giver.round.teamDamageGiven += blow.damage;
    victim.round.teamDamageReceived += blow.damage;
  }
  victim.woundedAt = round.now;
  victim.health -= blow.damage;
  if (victim.health > 0) return;
  if (enemy) countEnemyKill(round, giver, victim, blow);
  else countOwnKill(round, giver, victim);
  recordDeath(round, giver, victim, blow.weapon);
  goDown(round, victim);
  planFate(round, victim, blow.onStanding);
}

function withoutOverkill(blow: Blow, victim: Fighter): Blow {
  return { ...blow, damage: Math.min(blow.damage, victim.health) };
}

function countEnemyDamage(round: Round, giver: Fighter, victim: Fighter, blow: Blow): void {
  giver.round.damageGiven += blow.damage;
  victim.round.damageReceived += blow.damage;
  const counts = weaponCounts(giver.round, blow.weapon);
  counts.hits++;
  if (blow.head) counts.headshots++;
  victim.hits.push({ at: round.now, by: giver, damage: blow.damage, weapon: blow.weapon });
}

function countEnemyKill(round: Round, killer: Fighter, victim: Fighter, blow: Blow): void {
  weaponCounts(killer.round, blow.weapon).kills++;
  weaponCounts(victim.round, blow.weapon).deaths++;
  const script = scriptOf(round, killer.client.slot);
  countKillForSprees(script, round.now);
  scriptOf(round, victim.client.slot).runningDeaths++;
  script.xp += blow.head ? 5 : 3;
  if (blow.head) script.headshotKills++;
  countAssists(round, killer, victim);
  countWorth(round, killer, victim);
  victim.deniedBy = { slot: killer.client.slot, since: round.now };
  const duel = `${personKey(killer.client.person)}>${personKey(victim.client.person)}`;
  round.duels.set(duel, (round.duels.get(duel) ?? 0) + 1);
}

// Players who had damaged the victim still get an assist, but nobody gets the kill.
function countOwnKill(round: Round, giver: Fighter, victim: Fighter): void {
  if (giver === victim) giver.round.selfKills++;
  else giver.round.teamKills++;
  countAssists(round, null, victim);
}

function countWorth(round: Round, killer: Fighter, victim: Fighter): void {
  if (victim.place === 'spectator') return;
  const wait = waveWait(round, victim.place);
  const script = scriptOf(round, killer.client.slot);
  if (wait >= round.waves[victim.place].everyMs / 2) script.usefulKills++;
  else if (wait < USELESS_BELOW_MS) script.uselessKills++;
}

function countAssists(round: Round, killer: Fighter | null, victim: Fighter): void {
  const recent = victim.hits.filter((hit) => round.now - hit.at <= ASSIST_WINDOW_MS && !isAxisGrenade(hit));
  const helpers = new Set(recent.map((hit) => hit.by));
  if (killer !== null) helpers.delete(killer);
  // Explosives count for assists, but a kill cannot be stolen from them.
  const light = (who: Fighter): number =>
    sumDamage(recent.filter((hit) => hit.by === who && !(hit.weapon in SPLASH)));
  let stolen = false;
  for (const helper of helpers) {
    if (!round.fighters.includes(helper) || !isEnemy(helper, victim)) continue;
    scriptOf(round, helper.client.slot).killAssists++;
    if (killer !== null && light(helper) > light(killer)) stolen = true;
  }
  if (stolen && killer !== null) scriptOf(round, killer.client.slot).killSteals++;
}

// The script lacks the means of death of the Axis grenade.
function isAxisGrenade(hit: RecentHit): boolean {
  return hit.weapon === 'GRENADE' && hit.by.place === 'axis';
}

function sumDamage(hits: readonly RecentHit[]): number {
  return hits.reduce((sum, hit) => sum + hit.damage, 0);
}
