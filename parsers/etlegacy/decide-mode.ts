import { compareLines, hasMinutes, tenthsOf } from './compare-lines.ts';
import type { Movement } from './compare-lines.ts';
import type { PlayerLine } from './round-document.ts';

/**
 * raw        the numbers of the file are the round's (a plain round one)
 * delta      engine counters continue the file before: subtract
 * partial    a single round: weapons and damage as printed, the rest of the engine's counters minus the document before,
 *            or unknown where that is lost
 * raw_new    not in the file before: as printed
 * raw_reset  in the file before, but his counters began anew: as printed
 * from_log   his counters hold more or less than this round: what its event log proves
 * spectator  has a line, but took no part in this round: nothing is his
 */
const PLAYER_MODES = ['raw', 'delta', 'partial', 'raw_new', 'raw_reset', 'from_log', 'spectator'] as const;
export type PlayerMode = (typeof PLAYER_MODES)[number];

export type Verdict = {
  readonly mode: PlayerMode;
  readonly evidence: string;
  /** The other reading, where `rounds` and the minutes contradict each other or there are no minutes. */
  readonly otherwise?: 'delta' | 'raw_reset';
};

/** Minutes are printed in tenths and run 0.6 s short of the clock: 0.15 min covers both lines' rounding. */
const TIME_TOLERANCE = 1.5;
/** Who leaves in the first seconds has a line with the old minutes and next to nothing more. */
const ALMOST_NOTHING = 0.1;
/** Weapons that he did not use again keep their numbers; who begins anew does not repeat a round to the shot. */
const ALMOST_ALL = 0.75;
/** Below these sums, of his numbers and of those of his weapons alone, what is equal could be so by chance. */
const ENOUGH_TO_TELL = 100;
const ENOUGH_SHOTS = 40;

/**
 * Whether a player's counters continue the file before or began anew. `durationS` null: not known (yet), then time
 * proves nothing. `rounds` comes last, because reconnecting in the warm-up raises it like everybody's.
 */
export function decideMode(base: PlayerLine | undefined, now: PlayerLine, durationS: number | null): Verdict {
  if (base === undefined) return { mode: 'raw_new', evidence: 'not in the file before' };
  const movement = compareLines(base, now);
  if (!movement.moved) return { mode: 'spectator', evidence: 'nothing moved since the file before' };
  const [fallen] = movement.fallen;
  if (fallen !== undefined)
    return { mode: 'raw_reset', evidence: `${fallen} is smaller than in the file before` };
  if (isAlmostStill(base, now, movement)) {
    const same = hasMinutes(base, now) ? 'same minutes as in the file before and ' : '';
    return { mode: 'delta', evidence: `${same}almost nothing moved` };
  }
  if (
    movement.weaponsBefore >= ENOUGH_SHOTS &&
    movement.weaponsStill >= movement.weaponsBefore * ALMOST_ALL
  ) {
    return { mode: 'delta', evidence: 'nearly all of his weapons stand as in the file before' };
  }
  const rounds = byRounds(base, now);
  // Without minutes only the sums of all players can contradict it.
  if (!hasMinutes(base, now))
    return { ...rounds, otherwise: rounds.mode === 'delta' ? 'raw_reset' : 'delta' };
  const time = byTime(base, now, durationS);
  if (time === null) return rounds;
  return time.mode === rounds.mode ? time : { ...time, otherwise: rounds.mode };
}

function isAlmostStill(base: PlayerLine, now: PlayerLine, movement: Movement): boolean {
  if (movement.before < ENOUGH_TO_TELL) return false;
  const stood = !hasMinutes(base, now) || tenthsOf(now) - tenthsOf(base) <= 1;
  return stood && movement.risen <= movement.before * ALMOST_NOTHING;
}

type Decided = { readonly mode: 'delta' | 'raw_reset'; readonly evidence: string };

function byTime(base: PlayerLine, now: PlayerLine, durationS: number | null): Decided | null {
  if (durationS === null || !hasMinutes(base, now)) return null;
  const duration = durationS / 6;
  const addedFits = Math.abs(tenthsOf(now) - tenthsOf(base) - duration) <= TIME_TOLERANCE;
  const wholeFits = Math.abs(tenthsOf(now) - duration) <= TIME_TOLERANCE;
  if (addedFits === wholeFits) return null;
  return addedFits
    ? { mode: 'delta', evidence: 'the minutes added since the file before are the round' }
    : { mode: 'raw_reset', evidence: 'his minutes are this round alone' };
}

function byRounds(base: PlayerLine, now: PlayerLine): Decided {
  return now.rounds === base.rounds + 1
    ? { mode: 'delta', evidence: 'he survived one round start more than in the file before' }
    : { mode: 'raw_reset', evidence: `rounds went from ${base.rounds} to ${now.rounds}, not up by one` };
}
