import type { DecidedLine } from './decided-line.ts';
import type { PlayerMode } from './decide-mode.ts';
import type { PlayerLine } from './document/round-document.ts';
import { roundCounters, roundWeapons } from './subtract-line.ts';
import { sumWeapons } from './sum-weapons.ts';
import type { BuildLine } from './with-time.ts';

/**
 * Minutes can fit by coincidence if a player came late in one round and left early in the next. If they and `rounds`
 * contradict each other and given and received sums differ, the alternative is used if it makes all sums agree.
 */
export function settleByLaws(lines: readonly DecidedLine[], build: BuildLine): readonly DecidedLine[] {
  const doubtful = lines.filter(({ verdict }) => verdict.mode !== null && verdict.otherwise !== undefined);
  if (doubtful.length === 0 || isBalanced(lines)) return lines;
  const settled = doubtful
    .map((line) => lines.map((other) => (other === line ? readOtherwise(line, build) : other)))
    .filter(isBalanced);
  const [only, ...others] = settled;
  return only === undefined || others.length > 0 ? lines : only;
}

function readOtherwise(line: DecidedLine, build: BuildLine): DecidedLine {
  const { now, base, verdict } = line;
  if (verdict.mode === null || verdict.otherwise === undefined) return line;
  const evidence = 'only this makes the sums of all players agree';
  return build(now, base, { mode: verdict.otherwise, evidence });
}

function isBalanced(lines: readonly DecidedLine[]): boolean {
  const sums = [0, 0, 0];
  for (const { now, base, verdict } of lines) {
    if (verdict.mode === null) return false;
    for (const [index, value] of balanceOf(now, base, verdict.mode).entries()) {
      sums[index] = (sums[index] ?? 0) + value;
    }
  }
  return sums.every((sum) => sum === 0);
}

/** Kills, damage and team damage: given minus received. */
function balanceOf(now: PlayerLine, base: PlayerLine | undefined, mode: PlayerMode): readonly number[] {
  const counters = roundCounters(now, base, mode);
  const { kills, deaths } = sumWeapons(roundWeapons(now, base, mode).weapons);
  return [
    kills - deaths,
    (counters.damageGiven ?? 0) - (counters.damageReceived ?? 0),
    (counters.teamDamageGiven ?? 0) - (counters.teamDamageReceived ?? 0),
  ];
}
