// Spawning, dying and being away, and the clocks that depend on it.
import type { Fighter, Round } from './round-state.ts';
import { matesAlive, planForLife, scriptOf, waveWait } from './round-state.ts';
import { recordCorpseHit, recordRevive, recordSpawn } from './record.ts';
import { endKillingSpree } from '../counters/script-counters.ts';
import { weaponCounts } from '../counters/engine-counters.ts';

const FULL_HEALTH = { medic: 156, other: 140 } as const;
const SAMPLE_MS = 5000;

export type OnStanding = (round: Round, fighter: Fighter) => void;

function stand(round: Round, fighter: Fighter, health: number, onStanding: OnStanding): void {
  fighter.life++;
  fighter.alive = true;
  fighter.busy = false;
  fighter.revivable = false;
  fighter.health = health;
  fighter.aliveSince = round.now;
  fighter.hits.length = 0;
  endOfDeath(round, fighter);
  onStanding(round, fighter);
}

/** Stands up at full health, at the beginning, by a wave or after a change of sides. */
export function spawn(round: Round, fighter: Fighter, onStanding: OnStanding): void {
  recordSpawn(round, fighter);
  stand(round, fighter, fullHealth(fighter), onStanding);
}

export function fullHealth(fighter: Fighter): number {
  return fighter.playerClass === 'medic' ? FULL_HEALTH.medic : FULL_HEALTH.other;
}

export function goDown(round: Round, fighter: Fighter): void {
  fighter.life++;
  fighter.alive = false;
  stopAliveClock(round, fighter);
  fighter.diedAt = round.now;
  endKillingSpree(scriptOf(round, fighter.client.slot));
}

/** When a player spawns, leaves, or the round ends, the denied time is credited to the one who shot them. */
export function endOfDeath(round: Round, fighter: Fighter): void {
  if (fighter.diedAt !== null) {
    scriptOf(round, fighter.client.slot).deadMs += deadAsTheScriptSees(fighter.diedAt, round.now);
    fighter.diedAt = null;
  }
  if (fighter.deniedBy === null) return;
  scriptOf(round, fighter.deniedBy.slot).deniedMs += round.now - fighter.deniedBy.since;
  fighter.deniedBy = null;
}

// The script adds the current death again at every sample it takes.
function deadAsTheScriptSees(from: number, until: number): number {
  let sum = until - from;
  for (let sample = Math.ceil(from / SAMPLE_MS) * SAMPLE_MS; sample < until; sample += SAMPLE_MS)
    sum += sample - from;
  return sum;
}

export function stopAliveClock(round: Round, fighter: Fighter): void {
  if (fighter.aliveSince === null) return;
  fighter.round.aliveMs += Math.max(0, round.now - fighter.aliveSince);
  fighter.aliveSince = null;
}

export function stopTeamClock(round: Round, fighter: Fighter): void {
  if (fighter.teamSince === null) return;
  fighter.round.timeMs += Math.max(0, round.now - fighter.teamSince);
  fighter.teamSince = null;
}

/** Schedules what happens to a body: gibbed, revived, or given up for the next wave. */
export function planFate(round: Round, victim: Fighter, onStanding: OnStanding): void {
  const { random } = round;
  victim.revivable = true;
  if (random.chance(0.45)) planForLife(round, victim, random.int(800, 4000), () => tryGib(round, victim));
  if (random.chance(0.5))
    planForLife(round, victim, random.int(1500, 6500), () => tryRevive(round, victim, onStanding));
  if (victim.place === 'spectator' || !round.respawns) return;
  // Players give up shortly before their wave.
  const untilWave = waveWait(round, victim.place);
  planForLife(round, victim, untilWave, () => {
    victim.revivable = false;
    spawn(round, victim, onStanding);
  });
}

function tryGib(round: Round, victim: Fighter): void {
  if (!victim.revivable) return;
  const near = round.fighters.filter((other) => other.alive && other.place !== 'spectator');
  const gibber = round.random.find(near);
  if (gibber === undefined) return;
  const mate = gibber.place === victim.place;
  if (mate && !round.random.chance(0.02)) return;
  victim.revivable = false;
  recordCorpseHit(round, gibber, victim);
  if (mate) gibber.round.teamGibs++;
  else gibber.round.gibs++;
  if (round.random.chance(0.05)) stabCorpse(gibber);
}

// The engine refunds the shot of a knife that hit a corpse.
function stabCorpse(gibber: Fighter): void {
  weaponCounts(gibber.round, 'KNIFE').shots--;
}

function tryRevive(round: Round, victim: Fighter, onStanding: OnStanding): void {
  if (!victim.revivable) return;
  const medics = matesAlive(round, victim).filter((mate) => mate.playerClass === 'medic' && !mate.idle);
  const medic = round.random.find(medics);
  if (medic === undefined) return;
  const syringe = weaponCounts(medic.round, 'SYRINGE');
  syringe.shots += round.random.chance(0.1) ? 2 : 1;
  syringe.hits++;
  const script = scriptOf(round, medic.client.slot);
  script.revivesGiven++;
  script.xp += 4;
  scriptOf(round, victim.client.slot).timesRevived++;
  recordRevive(round, medic, victim);
  stand(round, victim, Math.round(fullHealth(victim) / 2), onStanding);
}
