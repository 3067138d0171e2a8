import { compareLines, hasMinutes, tenthsOf } from './compare-lines.ts';
import type { Movement } from './compare-lines.ts';
import type { PlayerLine } from './document/round-document.ts';

/**
 * raw        the numbers of the file are those of the round (an ordinary round one)
 * delta      engine counters continue those of the previous file: subtract them
 * partial    a single round: weapons and damage as printed, other engine counters minus the previous document,
 *            or unknown without it
 * raw_new    not in the previous file: as printed
 * raw_reset  in the previous file, but the counters restarted: as printed
 * from_log   the counters cover more or less than this round: what its event log proves
 * spectator  has a line, but did not play in this round: all numbers are null
 */
const PLAYER_MODES = ['raw', 'delta', 'partial', 'raw_new', 'raw_reset', 'from_log', 'spectator'] as const;
export type PlayerMode = (typeof PLAYER_MODES)[number];

export type Verdict = {
  readonly mode: PlayerMode;
  readonly evidence: string;
  /** The alternative, where `rounds` and the minutes contradict each other or there are no minutes. */
  readonly otherwise?: 'delta' | 'raw_reset';
};

/** Minutes are printed in tenths and are 0.6 s short of the clock: 0.15 min covers the rounding of both lines. */
const TIME_TOLERANCE = 1.5;
/** A player who leaves in the first seconds has a line with the old minutes and hardly any new counts. */
const ALMOST_NOTHING = 0.1;
/** Unused weapons keep their numbers; a player whose counters restarted does not repeat a round to the shot. */
const ALMOST_ALL = 0.75;
/** Below these sums, of all values and of the weapon values alone, equality can be a coincidence. */
const ENOUGH_TO_TELL = 100;
const ENOUGH_SHOTS = 40;

/**
 * Decides whether a player's counters continue those of the previous file or restarted. `durationS` null: not known
 * (yet), then time proves nothing. `rounds` is checked last, because it also increases for players who reconnect in the
 * warm-up.
 */
export function decideMode(base: PlayerLine | undefined, now: PlayerLine, durationS: number | null): Verdict {
  if (base === undefined) return { mode: 'raw_new', evidence: 'not in the previous file' };
  const movement = compareLines(base, now);
  if (!movement.moved) return { mode: 'spectator', evidence: 'nothing changed since the previous file' };
  const [fallen] = movement.fallen;
  if (fallen !== undefined)
    return { mode: 'raw_reset', evidence: `${fallen} is smaller than in the file before` };
  if (isAlmostStill(base, now, movement)) {
    const same = hasMinutes(base, now) ? 'same minutes as in the previous file and ' : '';
    return { mode: 'delta', evidence: `${same}almost nothing moved` };
  }
  if (
    movement.weaponsBefore >= ENOUGH_SHOTS &&
    movement.weaponsStill >= movement.weaponsBefore * ALMOST_ALL
  ) {
    return { mode: 'delta', evidence: 'nearly all weapons have the numbers of the previous file' };
  }
  const rounds = byRounds(base, now);
  // Without minutes only the conservation laws can contradict it.
  if (!hasMinutes(base, now)) {
    if (exceeds(now, durationS)) return { mode: 'delta', evidence: 'more minutes than the round had' };
    return { ...rounds, otherwise: rounds.mode === 'delta' ? 'raw_reset' : 'delta' };
  }
  const time = byTime(base, now, durationS);
  if (time === null) return rounds;
  return time.mode === rounds.mode ? time : { ...time, otherwise: rounds.mode };
}

function isAlmostStill(base: PlayerLine, now: PlayerLine, movement: Movement): boolean {
  if (movement.before < ENOUGH_TO_TELL) return false;
  const stood = !hasMinutes(base, now) || tenthsOf(now) - tenthsOf(base) <= 1;
  return stood && movement.risen <= movement.before * ALMOST_NOTHING;
}

/** Whether the minutes contain another round, although the previous document has none. */
function exceeds(now: PlayerLine, durationS: number | null): boolean {
  if (now.fields.timeMin === null || durationS === null) return false;
  return tenthsOf(now) > durationS / 6 + TIME_TOLERANCE;
}

type Decided = { readonly mode: 'delta' | 'raw_reset'; readonly evidence: string };

function byTime(base: PlayerLine, now: PlayerLine, durationS: number | null): Decided | null {
  if (durationS === null || !hasMinutes(base, now)) return null;
  const duration = durationS / 6;
  const addedFits = Math.abs(tenthsOf(now) - tenthsOf(base) - duration) <= TIME_TOLERANCE;
  const wholeFits = Math.abs(tenthsOf(now) - duration) <= TIME_TOLERANCE;
  if (addedFits === wholeFits) return null;
  return addedFits
    ? { mode: 'delta', evidence: 'the minutes added since the previous file are the round' }
    : { mode: 'raw_reset', evidence: 'the minutes are those of this round alone' };
}

function byRounds(base: PlayerLine, now: PlayerLine): Decided {
  return now.rounds === base.rounds + 1
    ? { mode: 'delta', evidence: 'one round start more than in the previous file was survived' }
    : { mode: 'raw_reset', evidence: `rounds went from ${base.rounds} to ${now.rounds}, not up by one` };
}
