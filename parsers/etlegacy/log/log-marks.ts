// The event log expressed as changes of the round's counters, mark by mark.
import type { CounterName } from '../../../core/etlegacy/fields.ts';
import type { WeaponKey } from '../document/weapons.ts';
import { SWITCHED_SIDES, weaponOfMod } from './weapon-of-mod.ts';
import type { LogEvent, LogHit, RoundLog } from '../document/round-log.ts';

/** Parts of a weapon's tuple that a log proves. No log has shots, and it misses the first head hit on each player. */
export const PROVEN_PARTS = { hits: 0, kills: 2, deaths: 3 } as const;
export type ProvenPart = keyof typeof PROVEN_PARTS;

/** Counters of the engine that a log proves. */
export const PROVEN_COUNTERS = [
  'damageGiven',
  'damageReceived',
  'teamDamageGiven',
  'teamDamageReceived',
  'teamKills',
  'selfKills',
] as const satisfies readonly CounterName[];
type ProvenCounter = (typeof PROVEN_COUNTERS)[number];

/** `MP40.kills`, or the name of a counter. */
export type ProvenName = ProvenCounter | `${WeaponKey}.${ProvenPart}`;

export type Mark = {
  readonly order: number;
  readonly clockMs: number;
  readonly name: ProvenName;
  readonly value: number;
};

export type LogMarks = {
  /** By the 32 characters, in order. */
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  /** Positions in the log at which the player began to play. */
  readonly spawns: ReadonlyMap<string, readonly number[]>;
  /** Head hits in the log, by player and weapon. */
  readonly heads: ReadonlyMap<string, ReadonlyMap<WeaponKey, number>>;
  /** Whether it proves damage and hits, and revives. */
  readonly tells: { readonly damage: boolean; readonly revives: boolean };
};

const REVIVE_HOOK_SINCE = 84;

/** @param engine minor number of the engine: older ones have no hook for revives. */
export function markLog(log: RoundLog, engine: number | null): LogMarks {
  const marks = new Map<string, Mark[]>();
  const add = (key: string | null, mark: Mark): void => {
    if (key === null) return;
    const own = marks.get(key);
    if (own === undefined) marks.set(key, [mark]);
    else own.push(mark);
  };
  for (const event of log.events) markEvent(event, add);
  for (const hit of log.hits ?? []) markHit(hit, add);
  for (const own of marks.values()) own.sort((a, b) => a.order - b.order);
  const isReviving = (engine ?? 0) >= REVIVE_HOOK_SINCE && log.hits !== null;
  return {
    marks,
    spawns: spawnsOf(log),
    heads: headsOf(log),
    tells: {
      damage: log.hits !== null,
      revives: isReviving || log.events.some(({ kind }) => kind === 'revive'),
    },
  };
}

type Add = (key: string | null, mark: Mark) => void;

function markEvent({ kind, player, victim, mod, order, clockMs }: LogEvent, add: Add): void {
  const mark = (key: string | null, name: ProvenName): void => add(key, { order, clockMs, name, value: 1 });
  if (kind === 'teamkill') mark(player, 'teamKills');
  if (kind === 'suicide' && mod !== SWITCHED_SIDES) mark(player, 'selfKills');
  if (kind === 'revive') mark(player, 'SYRINGE.hits');
  const weapon = kind === 'kill' ? weaponOfMod(mod) : null;
  if (weapon === null) return;
  mark(player, `${weapon}.kills`);
  mark(victim, `${weapon}.deaths`);
}

function markHit({ giver, taker, mod, damage, isEnemy, order, clockMs }: LogHit, add: Add): void {
  const mark = (key: string, name: ProvenName, value: number): void =>
    add(key, { order, clockMs, name, value });
  mark(giver, isEnemy ? 'damageGiven' : 'teamDamageGiven', damage);
  mark(taker, isEnemy ? 'damageReceived' : 'teamDamageReceived', damage);
  const weapon = isEnemy ? weaponOfMod(mod) : null;
  if (weapon !== null && weapon !== 'SYRINGE') mark(giver, `${weapon}.hits`, 1);
}

function spawnsOf({ events }: RoundLog): Map<string, number[]> {
  const spawns = new Map<string, number[]>();
  for (const { kind, player, order } of events) {
    if (kind !== 'spawn' || player === null) continue;
    const own = spawns.get(player);
    if (own === undefined) spawns.set(player, [order]);
    else own.push(order);
  }
  return spawns;
}

function headsOf({ hits }: RoundLog): Map<string, Map<WeaponKey, number>> {
  const heads = new Map<string, Map<WeaponKey, number>>();
  for (const { giver, mod, isHead, isEnemy } of hits ?? []) {
    const weapon = weaponOfMod(mod);
    if (!isHead || !isEnemy || weapon === null) continue;
    const own = heads.get(giver) ?? new Map<WeaponKey, number>();
    own.set(weapon, (own.get(weapon) ?? 0) + 1);
    heads.set(giver, own);
  }
  return heads;
}
