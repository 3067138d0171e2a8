// Grenades, class weapons, objectives, falls and /kill.
import type { Fighter, Round } from './round-state.ts';
import { enemiesAlive, matesAlive, planForLife, scriptOf, waveWait } from './round-state.ts';
import { goDown, spawn } from './life.ts';
import { recordObjective, recordSuicide } from './record.ts';
import type { OnStanding } from './life.ts';
import { hurt } from './damage.ts';
import { weaponCounts } from '../counters/engine-counters.ts';
import { RIFLE, ROCKET, SPLASH, TUBE } from '../data/weapons.data.ts';
import type { SplashKey } from '../data/weapons.data.ts';
import type { PlayerClass } from '../server/person.ts';

const FULL_WAIT_MARGIN_MS = 2000;

export function useSpecial(round: Round, fighter: Fighter, onStanding: OnStanding): void {
  const dice = round.random.float();
  if (dice < 0.4) giveUp(round, fighter, onStanding);
  else if (dice < 0.72) throwSplash(round, fighter, 'GRENADE', onStanding);
  else if (dice < (fighter.playerClass === 'engineer' ? 0.97 : 0.82)) workOnObjective(round, fighter);
  else useClassWeapon(round, fighter, onStanding);
}

function useClassWeapon(round: Round, fighter: Fighter, onStanding: OnStanding): void {
  const weapons = CLASS_WEAPONS[fighter.playerClass](fighter);
  const weapon = round.random.find(weapons);
  if (weapon !== undefined) throwSplash(round, fighter, weapon, onStanding);
}

const CLASS_WEAPONS = {
  medic: () => [],
  engineer: (fighter) =>
    fighter.place !== 'spectator' && fighter.gun === RIFLE[fighter.place]
      ? ['GRENADELAUNCHER']
      : ['LANDMINE'],
  fieldops: () => ['AIRSTRIKE', 'ARTILLERY'],
  covert: () => ['SATCHEL'],
  soldier: (fighter) => (fighter.place === 'spectator' ? [] : [ROCKET[fighter.place], TUBE[fighter.place]]),
} as const satisfies Record<PlayerClass, (fighter: Fighter) => readonly SplashKey[]>;

function throwSplash(round: Round, fighter: Fighter, weapon: SplashKey, onStanding: OnStanding): void {
  weaponCounts(fighter.round, weapon).shots++;
  const { low, high, reach } = SPLASH[weapon];
  const caught = round.random.shuffled(enemiesAlive(round, fighter)).slice(0, howMany(round, reach));
  if (round.random.chance(0.05))
    caught.push(...round.random.shuffled(matesAlive(round, fighter)).slice(0, 1));
  if (round.random.chance(0.03)) caught.push(fighter);
  for (const victim of caught) {
    const damage = round.random.int(low, high);
    if (victim.alive) hurt(round, fighter, victim, { weapon, damage, head: false, onStanding });
  }
}

function howMany(round: Round, mean: number): number {
  let count = 0;
  while (count < 3 && round.random.chance(mean / (1 + mean))) count++;
  return count;
}

function workOnObjective(round: Round, fighter: Fighter): void {
  const script = scriptOf(round, fighter.client.slot);
  const attacks = fighter.place !== round.defender;
  if (fighter.playerClass === 'engineer') {
    if (round.random.chance(0.4)) {
      script.repairs++;
      recordObjective(round, fighter, 'repaired');
      script.xp += 2;
    } else if (attacks) {
      script.dynPlanted++;
      recordObjective(round, fighter, 'planted');
      script.xp += 7;
      weaponCounts(fighter.round, 'DYNAMITE').shots++;
    } else if (round.random.chance(0.5)) {
      script.dynDefused++;
      recordObjective(round, fighter, 'defused');
      script.xp += 6;
    }
  } else if (round.random.chance(0.05)) {
    if (attacks) script.objStolen++;
    else script.objReturned++;
    recordObjective(round, fighter, attacks ? 'taken' : 'returned');
    script.xp += 5;
  }
}

/** /kill just before the player's wave, sometimes far too early, or a fall: no enemy benefits. */
function giveUp(round: Round, fighter: Fighter, onStanding: OnStanding): void {
  if (fighter.place === 'spectator') return;
  const wait = waveWait(round, fighter.place);
  const careless = round.random.chance(0.02);
  planForLife(round, fighter, careless ? 100 : Math.max(100, wait - round.random.int(300, 3000)), () => {
    killHimself(round, fighter, careless, onStanding);
  });
}

function killHimself(round: Round, fighter: Fighter, falls: boolean, onStanding: OnStanding): void {
  if (!fighter.alive || fighter.place === 'spectator') return;
  const wait = waveWait(round, fighter.place);
  fighter.round.selfKills++;
  if (wait >= round.waves[fighter.place].everyMs - FULL_WAIT_MARGIN_MS)
    scriptOf(round, fighter.client.slot).fullSelfkills++;
  recordSuicide(round, fighter, falls);
  goDown(round, fighter);
  if (round.respawns) planForLife(round, fighter, wait, () => spawn(round, fighter, onStanding));
}
