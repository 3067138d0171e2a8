// Actions of a living player: bursts at an enemy, and occasionally something special.
import type { Fighter, Round } from './round-state.ts';
import { enemiesAlive, matesAlive, planForLife } from './round-state.ts';
import { fullHealth } from './life.ts';
import { hurt } from './damage.ts';
import { useSpecial } from './special.ts';
import { weaponCounts } from '../counters/engine-counters.ts';
import { BLADE, GUNS, HEAVY_GUN, PISTOL, SMG } from '../data/weapons.data.ts';
import type { GunKey } from '../data/weapons.data.ts';
import { otherSide } from '../sides.ts';

const VOLLEY_MS = 600;
const HEALED_AFTER_MS = 5000;
const MEAN_PAUSE_MS = 10_500;

/** Schedules the player's repeating actions for this life. */
export function startActing(round: Round, fighter: Fighter): void {
  if (fighter.idle || fighter.place === 'spectator') return;
  const pause = 700 + round.random.wait(MEAN_PAUSE_MS / fighter.client.person.drive);
  planForLife(round, fighter, pause, () => {
    act(round, fighter);
    if (fighter.alive) startActing(round, fighter);
  });
}

function act(round: Round, fighter: Fighter): void {
  if (fighter.busy) return;
  if (round.random.chance(0.42)) {
    useSpecial(round, fighter, startActing);
    return;
  }
  const victim = round.random.find(enemiesAlive(round, fighter));
  if (victim === undefined) return;
  engage(round, fighter, victim, chooseGun(round, fighter));
  if (round.random.chance(0.22)) callMate(round, fighter, victim);
}

function callMate(round: Round, fighter: Fighter, victim: Fighter): void {
  const mate = round.random.find(matesAlive(round, fighter));
  if (mate === undefined || mate.busy || mate.idle) return;
  planForLife(round, mate, round.random.int(50, 900), () =>
    engage(round, mate, victim, chooseGun(round, mate)),
  );
}

function chooseGun(round: Round, fighter: Fighter): GunKey {
  if (fighter.place === 'spectator') return fighter.gun;
  if (round.random.chance(0.01)) return BLADE[round.random.chance(0.7) ? 'axis' : 'allies'];
  if (round.random.chance(0.06)) return PISTOL[fighter.place];
  if (round.random.chance(0.08)) return SMG[otherSide(fighter.place)];
  if (round.random.chance(0.006)) return HEAVY_GUN[fighter.place];
  return fighter.gun;
}

function engage(round: Round, fighter: Fighter, victim: Fighter, gun: GunKey): void {
  if (fighter.busy || !fighter.alive || !victim.alive || fighter.place === victim.place) return;
  fighter.busy = true;
  fireVolley(round, fighter, victim, gun);
  if (victim.alive && !victim.busy && !victim.idle && round.random.chance(0.6)) {
    planForLife(round, victim, round.random.int(200, 700), () =>
      engage(round, victim, fighter, chooseGun(round, victim)),
    );
  }
}

function fireVolley(round: Round, fighter: Fighter, victim: Fighter, key: GunKey): void {
  const gun = GUNS[key];
  rest(round, victim);
  const { person } = fighter.client;
  for (let bullet = 0; bullet < gun.volley && victim.alive; bullet++) {
    weaponCounts(fighter.round, key).shots++;
    if (!round.random.chance(person.aim * gun.aim)) continue;
    const head = gun.headDamage > 0 && round.random.chance(person.headRate);
    hurt(round, fighter, victim, {
      weapon: key,
      damage: head ? gun.headDamage : gun.damage,
      head,
      onStanding: startActing,
    });
  }
  strayBullet(round, fighter, key);
  const goesOn = victim.alive && fighter.alive && round.random.chance(0.72);
  if (!goesOn) {
    fighter.busy = false;
    return;
  }
  planForLife(round, fighter, VOLLEY_MS, () => {
    if (victim.alive && victim.place !== fighter.place) fireVolley(round, fighter, victim, key);
    else fighter.busy = false;
  });
}

function strayBullet(round: Round, fighter: Fighter, key: GunKey): void {
  if (!round.random.chance(0.025)) return;
  const mate = round.random.find(matesAlive(round, fighter));
  if (mate !== undefined)
    hurt(round, fighter, mate, {
      weapon: key,
      damage: GUNS[key].damage,
      head: false,
      onStanding: startActing,
    });
}

// Healing by medics and health cabinets between two fights.
function rest(round: Round, fighter: Fighter): void {
  if (round.now - fighter.woundedAt > HEALED_AFTER_MS)
    fighter.health = Math.max(fighter.health, fullHealth(fighter));
}
