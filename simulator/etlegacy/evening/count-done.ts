import { WEAPON_KEYS } from '../data/weapons.data.ts';
import type { WeaponKey } from '../data/weapons.data.ts';
import type { Cause, LogEntry, Someone } from '../round/log-entry.ts';
import { otherSide } from '../sides.ts';
import type { DoneTruth } from '../truth.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Sums = Writable<Omit<DoneTruth, 'weapons'>> & { weapons: Writable<DoneTruth['weapons']> };
type Damage = Extract<LogEntry, { readonly kind: 'damage' }>;

/** What everybody did in a round, by all 32 characters; unlike the engine's counters this survives a reconnect. */
export function countDone(log: readonly LogEntry[]): Record<string, DoneTruth> {
  const all = new Map<string, Sums>();
  const of = ({ client }: Someone): Sums => {
    const key = client.person.guid;
    const sums = all.get(key) ?? nothing();
    all.set(key, sums);
    return sums;
  };
  for (const entry of log) {
    if (entry.kind === 'kill') {
      of(entry.killer).kills++;
      of(entry.victim).deaths++;
      weaponOf(of(entry.killer), entry.cause).kills++;
      weaponOf(of(entry.victim), entry.cause).deaths++;
    } else if (entry.kind === 'teamkill') of(entry.killer).teamKills++;
    else if (entry.kind === 'suicide') of(entry.player).selfKills++;
    else if (entry.kind === 'revive') weaponOf(of(entry.medic), 'SYRINGE').hits++;
    else if (entry.kind === 'damage') addDamage(entry, of);
  }
  return Object.fromEntries(all);
}

function addDamage({ giver, taker, damage, cause }: Damage, of: (someone: Someone) => Sums): void {
  if (giver === null || giver.client === taker.client || taker.health <= 0) return;
  const lost = Math.min(damage, taker.health);
  if (giver.place !== 'spectator' && taker.place === otherSide(giver.place)) {
    of(giver).damageGiven += lost;
    of(taker).damageReceived += lost;
    weaponOf(of(giver), cause).hits++;
  } else {
    of(giver).teamDamageGiven += lost;
    of(taker).teamDamageReceived += lost;
  }
}

function weaponOf({ weapons }: Sums, cause: Cause): { hits: number; kills: number; deaths: number } {
  const fresh = { hits: 0, kills: 0, deaths: 0 };
  return isWeapon(cause) ? (weapons[cause] ??= fresh) : fresh;
}

function isWeapon(cause: Cause): cause is WeaponKey {
  return WEAPON_KEYS.some((key) => key === cause);
}

function nothing(): Sums {
  return {
    kills: 0,
    deaths: 0,
    teamKills: 0,
    selfKills: 0,
    damageGiven: 0,
    damageReceived: 0,
    teamDamageGiven: 0,
    teamDamageReceived: 0,
    weapons: {},
  };
}
