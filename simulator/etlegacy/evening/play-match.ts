// The two rounds of a map, with the incidents between them.
import type { EveningState } from './evening-state.ts';
import { chooseEnd } from './choose-end.ts';
import type { HalfEnd } from './half-ending.ts';
import { playHalf } from './play-half.ts';
import { applyBetweenRounds, joinBetween, planHappenings } from './player-cases.ts';
import { fillTeams, someHuman } from './roster.ts';
import type { MatchCase } from './cases.ts';
import type { GameMap } from '../data/maps.data.ts';
import { clearRoundCvars, loadMap, resetMatch, restartWarmup, swapSides } from '../server/game-server.ts';

export type MatchPlan = { readonly map: GameMap; readonly cases: ReadonlySet<string> };

/**
 * Loads the map and plays it. After an rcon map change during a second round, the server starts the next map as round
 * 2.
 */
export function playMatch(evening: EveningState, { map, cases }: MatchPlan): void {
  loadMap(evening.server, map);
  fillTeams(evening);
  wait(evening, 70, 260);
  if (evening.server.currentRound === 1) {
    finishHalf(evening, cases, 'saved', ['map_started_as_round_2']);
    return;
  }
  playBothHalves(evening, cases);
}

function playBothHalves(evening: EveningState, cases: ReadonlySet<string>): void {
  const { server } = evening;
  if (playFirstHalf(evening, cases) === 'over') return;
  const r1 = evening.rounds.length - 1;
  swapSides(server);
  restartWarmup(server);
  applyBetweenRounds(evening, cases);
  wait(evening, 35, 120);
  const end = abortOf(evening, cases, 2);
  if (end !== undefined) {
    half(evening, cases, end);
    return;
  }
  finishHalf(evening, cases, cases.has('map_change_within_3s_r2') ? 'mapChangeWithin3s' : 'saved');
  linkPartners(evening, r1);
  if (cases.has('replay_restart')) {
    wait(evening, 40, 120);
    restartWarmup(server);
    playBothHalves(evening, new Set());
  }
}

function playFirstHalf(evening: EveningState, cases: ReadonlySet<string>): 'over' | 'secondHalf' {
  const { server } = evening;
  const has = (name: MatchCase): boolean => cases.has(name);
  beginAgain(evening, cases);
  const abort = abortOf(evening, cases, 1);
  if (abort !== undefined) {
    half(evening, cases, abort);
    return 'over';
  }
  if (has('map_change_within_3s_r1')) {
    finishHalf(evening, cases, 'mapChangeWithin3s');
    return 'over';
  }
  finishHalf(evening, cases, has('lost_r1') ? 'restartWithin3s' : 'saved');
  if (has('map_started_as_round_2')) return 'over';
  if (has('intermission_reset')) repeatFirstHalf(evening, () => restartWarmup(server));
  if (has('r1_played_again')) {
    repeatFirstHalf(evening, () => {
      loadMap(server, server.map);
      fillTeams(evening);
      for (let more = 0; more < 2; more++) joinBetween(evening);
      wait(evening, 60, 300);
    });
  }
  return 'secondHalf';
}

function repeatFirstHalf(evening: EveningState, prepare: () => void): void {
  clearRoundCvars(evening.server);
  prepare();
  wait(evening, 40, 120);
  finishHalf(evening, new Set(), 'saved');
}

// Rounds that leave no file: their counts may or may not be dropped.
function beginAgain(evening: EveningState, cases: ReadonlySet<string>): void {
  const { server, random } = evening;
  const atMs = random.int(60, 180) * 1000;
  if (cases.has('double_warmup')) restartWarmup(server);
  if (cases.has('match_reset_r1')) {
    half(evening, new Set(['match_reset_r1']), { kind: 'reset', atMs });
    resetMatch(server);
    wait(evening, 30, 90);
  }
  for (const [name, kind] of [
    ['restart_r1', 'restarted'],
    ['team_emptied_r1', 'emptied'],
  ] as const) {
    if (!cases.has(name)) continue;
    half(evening, new Set([name]), { kind, atMs });
    restartWarmup(server);
    wait(evening, 30, 90);
  }
}

function abortOf({ random }: EveningState, cases: ReadonlySet<string>, round: 1 | 2): HalfEnd | undefined {
  for (const by of ['rcon', 'vote'] as const) {
    if (cases.has(`abort_r${round}_${by}`)) return { kind: 'aborted', by, atMs: random.int(55, 200) * 1000 };
  }
  return undefined;
}

function finishHalf(
  evening: EveningState,
  cases: ReadonlySet<string>,
  aftermath: 'saved' | 'restartWithin3s' | 'mapChangeWithin3s',
  extra: readonly string[] = [],
): void {
  half(evening, cases, chooseEnd(evening, aftermath, cases), extra);
}

function half(
  evening: EveningState,
  cases: ReadonlySet<string>,
  end: HalfEnd,
  extra: readonly string[] = [],
): void {
  const { server, random } = evening;
  const number = server.currentRound === 1 ? 2 : 1;
  const idle = cases.has('afk_r1') && number === 1 ? someHuman(evening) : undefined;
  const paused = cases.has(`pause_r${number}`) || (number === 1 && cases.has('kill_in_pause'));
  playHalf(evening, {
    end,
    pauseMs: paused ? random.int(20, 120) * 1000 : 0,
    idle: new Set(idle === undefined ? [] : [idle]),
    cases: [...cases, ...extra],
    happenings: planHappenings(evening, number, cases),
    slowConnect: number === 2 && cases.has('slow_connect'),
  });
}

function linkPartners(evening: EveningState, firstIndex: number): void {
  const first = evening.rounds[firstIndex];
  const second = evening.rounds.at(-1);
  if (first === undefined || second === undefined || first.file === null || second.file === null) return;
  evening.rounds[firstIndex] = { ...first, partner: second.file };
  evening.rounds[evening.rounds.length - 1] = { ...second, partner: first.file };
}

export function wait(evening: EveningState, fromS: number, untilS: number): void {
  evening.now += evening.random.int(fromS * 20, untilS * 20) * 50;
}
