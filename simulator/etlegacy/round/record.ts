// Records what happens for a script that keeps an event log; without one nothing is recorded.
import type { Cause, LogEntry, ObjectiveAct, Someone } from './log-entry.ts';
import type { Fighter, Round } from './round-state.ts';
import { isEnemy, waveWait } from './round-state.ts';
import type { WeaponKey } from '../data/weapons.data.ts';
import { CLASSES } from '../server/person.ts';
import type { Side } from '../sides.ts';

const FALL_DAMAGE = 146;
const CLASS_CHANGES = 0.08;

/** The class can only change with a spawn. */
export function recordSpawn(round: Round, fighter: Fighter): void {
  if (round.log === null || fighter.place === 'spectator') return;
  const isFirst = !round.log.some(
    (entry) => entry.kind === 'spawn' && entry.player.client === fighter.client,
  );
  const before = fighter.playerClass;
  if (!isFirst && round.random.chance(CLASS_CHANGES)) fighter.playerClass = round.random.pick(CLASSES);
  add(round, {
    at: round.now,
    kind: 'spawn',
    player: someone(round, fighter),
    side: fighter.place,
    isNewClass: isFirst || fighter.playerClass !== before,
  });
}

export function recordHit(
  round: Round,
  giver: Fighter,
  taker: Fighter,
  { weapon, damage, head }: { readonly weapon: WeaponKey; readonly damage: number; readonly head: boolean },
): void {
  if (round.log === null) return;
  const people = { giver: someone(round, giver), taker: someone(round, taker) };
  add(round, { at: round.now, kind: 'damage', ...people, damage, cause: weapon, isHead: head });
}

/** Weapons also hit who lies there already. */
export function recordCorpseHit(round: Round, giver: Fighter, body: Fighter): void {
  if (round.log === null) return;
  const people = { giver: someone(round, giver), taker: { ...someone(round, body), health: -40 } };
  add(round, { at: round.now, kind: 'damage', ...people, damage: 30, cause: giver.gun, isHead: false });
}

export function recordDeath(round: Round, killer: Fighter, victim: Fighter, cause: Cause): void {
  if (round.log === null) return;
  if (killer === victim) {
    addSuicide(round, victim, cause);
    return;
  }
  add(round, {
    at: round.now,
    kind: isEnemy(killer, victim) ? 'kill' : 'teamkill',
    killer: someone(round, killer),
    victim: someone(round, victim),
    cause,
    alive: { axis: alive(round, 'axis'), allies: alive(round, 'allies') },
  });
}

/** By the command /kill, or by a fall, which is damage that nobody gave. */
export function recordSuicide(round: Round, fighter: Fighter, falls: boolean): void {
  if (round.log === null) return;
  if (falls)
    add(round, {
      at: round.now,
      kind: 'damage',
      giver: null,
      taker: someone(round, fighter),
      damage: FALL_DAMAGE,
      cause: 'fall',
      isHead: false,
    });
  addSuicide(round, fighter, falls ? 'fall' : 'kill');
}

export function recordRevive(round: Round, medic: Fighter, patient: Fighter): void {
  if (round.log === null) return;
  add(round, {
    at: round.now,
    kind: 'revive',
    medic: someone(round, medic),
    patient: someone(round, patient),
  });
}

export function recordObjective(round: Round, fighter: Fighter, act: ObjectiveAct): void {
  if (round.log === null) return;
  add(round, { at: round.now, kind: 'objective', player: someone(round, fighter), act });
}

function addSuicide(round: Round, fighter: Fighter, cause: Cause): void {
  if (fighter.place === 'spectator') return;
  add(round, {
    at: round.now,
    kind: 'suicide',
    player: someone(round, fighter),
    side: fighter.place,
    cause,
  });
}

function add(round: Round, entry: LogEntry): void {
  round.log?.push(entry);
}

function someone(round: Round, fighter: Fighter): Someone {
  const { client, playerClass, health, place } = fighter;
  return {
    client,
    place,
    playerClass,
    health,
    waveS: place === 'spectator' ? null : waveWait(round, place) / 1000,
  };
}

function alive(round: Round, side: Side): number {
  return round.fighters.filter((fighter) => fighter.alive && fighter.place === side).length;
}
