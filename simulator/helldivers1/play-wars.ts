// Plays one war after the other: fronts are taken region by region, defences and assaults interrupt them. The same seed and
// start give the same wars, however often and in which steps they are played.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { beginWar, type Front, heldRegions, HOMEWORLD, POINTS_MAX, type War } from './war-state.ts';

const STEP_S = 60;
const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
const DEFENCE = { everyS: 16 * HOUR_S, lastsS: 2.5 * HOUR_S, pointsMax: 1_000 } as const;
const ASSAULT = { lastsS: 48 * HOUR_S, pointsMax: 30_000 } as const;
/** Points per step of a front, before chance. */
const PACE = 9;
/** The next front appears when the last one has this share of its points. */
const NEXT_FRONT = 0.7;

export type Wars = {
  /** Oldest first; the last one is running. */
  readonly wars: readonly War[];
  readonly time: number;
  readonly playUntil: (time: number) => void;
};

export type WarsOptions = {
  readonly seed: number;
  readonly startTime: number;
  readonly firstSeason?: number;
};

export function playWars({ seed, startTime, firstSeason = 200 }: WarsOptions): Wars {
  const generator = xoroshiro128plus(seed);
  const chance = (): number => (generator.next() >>> 0) / 2 ** 32;
  const wars = [beginWar(firstSeason, startTime, Math.floor(chance() * 3))];
  let time = startTime;
  let nextId = 1;

  const step = (): void => {
    const war = wars.at(-1);
    if (war === undefined) return;
    if (war.frames.length === 0 || Math.floor(time / DAY_S) > Math.floor((time - STEP_S) / DAY_S))
      addFrame(war, time);
    runEvents(war, time);
    for (const front of war.fronts) if (front.status === 'active') push(war, front);
    introduce(war, Math.floor(chance() * 3));
    if (war.fronts.every(({ status }) => status === 'defeated')) {
      addFrame(war, time);
      wars.push(beginWar(war.season + 1, time, Math.floor(chance() * 3)));
    }
  };

  const push = (war: War, front: Front): void => {
    const gained = Math.round(PACE * (0.5 + chance()));
    front.points = Math.min(front.pointsMax, front.points + gained);
    front.pointsTaken += gained;
    front.missions += Math.round(gained / 3);
    const isBusy = war.events.some(({ enemy, status }) => enemy === front.enemy && status === 'active');
    if (isBusy) return;
    if (front.points >= front.pointsMax) start(war, front, 'attack');
    else if (
      chance() < STEP_S / DEFENCE.everyS &&
      heldRegions(front) > 0 &&
      !war.events.some(({ type, status }) => type === 'defend' && status === 'active')
    )
      start(war, front, 'defend');
  };

  const start = (war: War, { enemy, ...front }: Front, type: 'defend' | 'attack'): void => {
    const { lastsS, pointsMax } = type === 'defend' ? DEFENCE : ASSAULT;
    war.events.push({
      type,
      id: nextId++,
      season: war.season,
      enemy,
      region: type === 'attack' ? HOMEWORLD : Math.max(1, heldRegions({ enemy, ...front })),
      startTime: time,
      endTime: time + lastsS,
      pointsMax,
      rate: (pointsMax / lastsS) * (0.75 + chance() * 0.6),
      points: 0,
      status: 'active',
      playersAtStart: 100 + Math.floor(chance() * 200),
    });
  };

  return {
    wars,
    get time() {
      return time;
    },
    playUntil: (until) => {
      while (time + STEP_S <= until) {
        time += STEP_S;
        step();
      }
    },
  };
}

function runEvents(war: War, time: number): void {
  for (const event of war.events.filter(({ status }) => status === 'active')) {
    event.points = Math.min(event.pointsMax, Math.round((time - event.startTime) * event.rate));
    if (event.points >= event.pointsMax) event.status = 'success';
    else if (time >= event.endTime) event.status = 'fail';
    const front = war.fronts.find(({ enemy }) => enemy === event.enemy);
    if (front === undefined || event.status === 'active') continue;
    if (event.type === 'attack' && event.status === 'success') front.status = 'defeated';
    if (event.status === 'fail') front.points = Math.max(0, front.points - POINTS_MAX / 10);
  }
}

/** Makes the next front appear. @param preferred which of them, if it is hidden. */
function introduce(war: War, preferred: number): void {
  const known = war.fronts.filter(({ status }) => status !== 'hidden');
  const hidden = war.fronts.filter(({ status }) => status === 'hidden');
  const newest = known.toSorted((a, b) => b.introductionOrder - a.introductionOrder)[0];
  const next = hidden.find(({ enemy }) => enemy === preferred) ?? hidden[0];
  if (newest === undefined || next === undefined) return;
  if (newest.status === 'active' && newest.points < NEXT_FRONT * newest.pointsMax) return;
  next.status = 'active';
  next.points = next.pointsMax / 2;
  next.pointsTaken = next.points;
  next.introductionOrder = known.length;
}

function addFrame(war: War, time: number): void {
  war.frames.push({
    season: war.season,
    time,
    fronts: war.fronts.map(({ points, pointsTaken, status }) => ({
      points,
      points_taken: pointsTaken,
      status,
    })),
  });
}
