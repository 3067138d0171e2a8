// All maps of one evening in order.
import type { Evening, EveningState } from './evening-state.ts';
import { MATCH_CASES, PLAYER_CASES } from './cases.ts';
import type { CaseName } from './cases.ts';
import { playMatch, wait } from './play-match.ts';
import { playSingles } from './play-singles.ts';
import { addStrayFiles } from './stray-files.ts';
import { playIdleRound } from './idle-round.ts';
import { remix } from './roster.ts';
import { MAPS } from '../data/maps.data.ts';
import type { GameMap } from '../data/maps.data.ts';

export type EveningProgram = {
  readonly maps: number;
  readonly plain: boolean;
  /** Match and player cases that must occur: one on each of the first maps. */
  readonly forced: readonly CaseName[];
};

export function playEvening(evening: EveningState, program: EveningProgram): Evening {
  if (evening.gameType !== 'stopwatch') playSingles(evening, program);
  else playStopwatch(evening, program);
  if (evening.cases.has('stray_files')) addStrayFiles(evening);
  const { index, serverKey, zone, documents, files, rounds, endstats, strays } = evening;
  return {
    index,
    serverKey,
    zone,
    cases: [...evening.cases],
    documents,
    files,
    rounds,
    endstats,
    strays,
  };
}

function playStopwatch(evening: EveningState, program: EveningProgram): void {
  if (evening.cases.has('idle_round')) playIdleRound(evening, 'idle_round');
  if (evening.cases.has('header_only')) playIdleRound(evening, 'header_only');
  for (const [index, map] of chooseMaps(evening, program.maps).entries()) {
    if (evening.cases.has('remix') && index === Math.floor(program.maps / 2)) remix(evening);
    if (index === Math.floor(program.maps / 2)) takeBreak(evening);
    if (index === 2) stepClock(evening);
    const cases = chooseCases(evening, program, index);
    playMatch(evening, { map, cases });
    const again = cases.has('replay_twice') ? 2 : Number(cases.has('replay'));
    for (let time = 0; time < again; time++) playMatch(evening, { map, cases: new Set() });
  }
  if (evening.cases.has('r1_only'))
    playMatch(evening, { map: MAPS[0], cases: new Set(['map_started_as_round_2']) });
}

function chooseMaps({ random }: EveningState, count: number): GameMap[] {
  const maps: GameMap[] = [];
  while (maps.length < count) maps.push(...random.shuffled<GameMap>(MAPS));
  return maps.slice(0, count);
}

function chooseCases(
  { random }: EveningState,
  { plain, forced }: EveningProgram,
  index: number,
): Set<string> {
  const cases = new Set<string>();
  const must = forced[index];
  if (must !== undefined) cases.add(must);
  if (plain || forced.length > 0) return cases;
  const match = Object.entries(MATCH_CASES).find(([, share]) => random.chance(share));
  if (match !== undefined) cases.add(match[0]);
  for (const [name, share] of Object.entries(PLAYER_CASES)) if (random.chance(share)) cases.add(name);
  return cases;
}

// Just below or well above the hour without a round that separates two sessions.
function takeBreak(evening: EveningState): void {
  if (evening.cases.has('short_break')) wait(evening, 30 * 60, 40 * 60);
  if (evening.cases.has('long_break')) wait(evening, 65 * 60, 100 * 60);
}

function stepClock(evening: EveningState): void {
  const { random, cases } = evening;
  const size = random.chance(0.5) ? 3_600_000 : random.int(5, 600) * 1000;
  if (cases.has('clock_step_back')) evening.clockErrorMs -= size;
  else if (cases.has('clock_step_forward')) evening.clockErrorMs += size;
  wait(evening, 1, 5);
}
