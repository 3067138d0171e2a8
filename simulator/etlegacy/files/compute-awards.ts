// Computes the winner of each award. Engine counters are used unchanged, so a second round's awards cover both rounds.
import { sumOfWeapons } from '../counters/engine-counters.ts';
import type { EngineCounters, WeaponCounts } from '../counters/engine-counters.ts';
import { BLADE, GUNS, PISTOL, RIFLE, SCOPED } from '../data/weapons.data.ts';
import type { WeaponKey } from '../data/weapons.data.ts';
import { keysOf } from '../keys-of.ts';
import type { Sample } from '../round/samples.ts';

export type AwardPerson = {
  readonly key: string;
  readonly guid: string;
  readonly name: string;
  readonly encoding: 'utf8' | 'latin1';
  readonly sample: Sample;
};
export type Award = { readonly award: string; readonly person: AwardPerson; readonly value: string };

type Rule = {
  readonly award: string;
  readonly score: (sample: Sample) => number;
  readonly show?: (score: number, sample: Sample) => string;
};

const LIGHT: readonly WeaponKey[] = ['MP40', 'THOMPSON', 'STEN', 'FG42', 'MP34'];
const NADE: readonly WeaponKey[] = ['GRENADELAUNCHER'];
const SUPPORT: readonly WeaponKey[] = ['AIRSTRIKE', 'ARTILLERY'];
const TANK = { damage: 1000, ratio: 3, health: 130 } as const;

const RULES: readonly Rule[] = [
  { award: 'Most damage given', score: ({ total }) => total.damageGiven },
  { award: 'Most damage received', score: ({ total }) => total.damageReceived },
  { award: 'Most team damage given', score: ({ total }) => total.teamDamageGiven },
  { award: 'Most team damage received', score: ({ total }) => total.teamDamageReceived },
  { award: 'Most teamkills', score: ({ total }) => total.teamKills },
  { award: 'Most selfkills', score: ({ total }) => total.selfKills },
  { award: 'Most deaths', score: ({ total }) => sumOfWeapons(total, 'deaths') },
  { award: 'Most kills per minute', score: killsPerMinute, show: (score) => score.toFixed(2) },
  { award: 'Most light weapon kills', score: killsWith(LIGHT) },
  { award: 'Most pistol kills', score: killsWith(Object.values(PISTOL)) },
  { award: 'Most rifle kills', score: killsWith(Object.values(RIFLE)) },
  { award: 'Most riflenade kills', score: killsWith(NADE) },
  { award: 'Most sniper kills', score: killsWith(Object.values(SCOPED)) },
  { award: 'Most knife kills', score: killsWith(Object.values(BLADE)) },
  { award: 'Most air support kills', score: killsWith(SUPPORT) },
  { award: 'Most mine kills', score: killsWith(['LANDMINE']) },
  { award: 'Most grenade kills', score: killsWith(['GRENADE']) },
  { award: 'Most panzer kills', score: killsWith(['PANZERFAUST', 'BAZOOKA']) },
  { award: 'Most revives', score: ({ script }) => script.revivesGiven },
  { award: 'Most revived', score: ({ script }) => script.timesRevived },
  { award: 'Best K/D ratio', score: killRatio, show: (score) => String(Number(score.toFixed(3))) },
  { award: 'Most dynamites planted', score: ({ script }) => script.dynPlanted },
  { award: 'Most dynamites defused', score: ({ script }) => script.dynDefused },
  { award: 'Longest killing spree', score: ({ script }) => script.killingSpree },
  { award: 'Longest death spree', score: ({ script }) => script.deathSpree },
  { award: 'Most objectives stolen', score: ({ script }) => script.objStolen },
  { award: 'Most objectives returned', score: ({ script }) => script.objReturned },
  { award: 'Most doublekills', score: ({ script }) => script.multi2 },
  { award: 'Most corpse gibs', score: ({ total }) => total.gibs },
  { award: 'Most kill assists', score: ({ script }) => script.killAssists },
  { award: 'Most killsteals', score: ({ script }) => script.killSteals },
  { award: 'Most headshot kills', score: ({ script }) => script.headshotKills },
  { award: 'Longest killing spree', score: ({ script }) => script.killingSpree },
  {
    award: 'Tank/Meatshield',
    score: tankRatio,
    show: (score) => `Damage received vs death ratio: ${score.toFixed(1)}x`,
  },
  { award: 'Most useful kills', score: ({ script }) => script.usefulKills },
  { award: 'Full respawn king', score: ({ script }) => script.fullSelfkills },
  { award: 'Least time dead', score: aliveShare, show: showDeadTime },
  {
    award: 'Most playtime denied',
    score: ({ script }) => Math.floor(script.deniedMs / 1000),
    show: (score) => `${score} seconds`,
  },
  { award: 'Most useless kills', score: ({ script }) => script.uselessKills },
  {
    award: 'Highest light weapons accuracy',
    score: share(LIGHT, 'hits', 'shots'),
    show: (score) => `${score.toFixed(2)} percent`,
  },
  {
    award: 'Highest headshot accuracy',
    score: share(headWeapons(), 'headshots', 'hits'),
    show: (score) => `${score.toFixed(2)} percent`,
  },
  { award: 'Most headshots', score: ({ total }) => sumOfWeapons(total, 'headshots') },
  { award: 'Most bullets fired', score: ({ total }) => sumOfWeapons(total, 'shots') },
];

export function computeAwards(people: readonly AwardPerson[], durationMs: number): Award[] {
  if (durationMs <= 0) return [];
  const awards: Award[] = [];
  for (const rule of RULES) {
    let best: AwardPerson | undefined;
    for (const person of people) {
      if (rule.score(person.sample) > (best === undefined ? 0 : rule.score(best.sample))) best = person;
    }
    if (best === undefined) continue;
    const score = rule.score(best.sample);
    awards.push({ award: rule.award, person: best, value: rule.show?.(score, best.sample) ?? String(score) });
  }
  return awards;
}

function killsWith(keys: readonly WeaponKey[]): (sample: Sample) => number {
  return ({ total }) => sumOf(total, keys, 'kills');
}

function share(
  keys: readonly WeaponKey[],
  part: keyof WeaponCounts,
  whole: keyof WeaponCounts,
): (sample: Sample) => number {
  return ({ total }) => {
    const all = sumOf(total, keys, whole);
    return all === 0 ? 0 : (100 * sumOf(total, keys, part)) / all;
  };
}

function sumOf(counters: EngineCounters, keys: readonly WeaponKey[], count: keyof WeaponCounts): number {
  return keys.reduce((sum, key) => sum + (counters.weapons.get(key)?.[count] ?? 0), 0);
}

function headWeapons(): WeaponKey[] {
  return keysOf(GUNS).filter((key) => GUNS[key].headDamage > 0);
}

function killsPerMinute({ total }: Sample): number {
  return total.timeMs === 0 ? 0 : sumOfWeapons(total, 'kills') / (total.timeMs / 60_000);
}

function killRatio({ total }: Sample): number {
  return sumOfWeapons(total, 'kills') / Math.max(1, sumOfWeapons(total, 'deaths'));
}

function tankRatio({ total }: Sample): number {
  const deaths = sumOfWeapons(total, 'deaths');
  if (total.damageReceived <= TANK.damage || deaths === 0) return 0;
  const ratio = total.damageReceived / deaths / TANK.health;
  return ratio > TANK.ratio ? ratio : 0;
}

function aliveShare({ total }: Sample): number {
  return total.timeMs === 0 ? 0 : total.aliveMs / total.timeMs;
}

function showDeadTime(aliveShare: number, { script }: Sample): string {
  return `${((1 - aliveShare) * 100).toFixed(1)} percent, ${(script.deadMs / 60_000).toFixed(1)} min`;
}
