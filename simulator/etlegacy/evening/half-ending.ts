// The possible endings of a round, and the length and winner that follow.
import type { Outcome } from '../truth.ts';

export type FinishedOutcome =
  | 'objective'
  | 'hold'
  | 'surrenderAttackers'
  | 'surrenderDefenders'
  | 'eliminated';

export type HalfEnd =
  | {
      readonly kind: 'finished';
      readonly outcome: FinishedOutcome;
      /** Time of the ending, unless the round's limit comes first. */
      readonly atMs: number;
      readonly aftermath: 'saved' | 'restartWithin3s' | 'mapChangeWithin3s';
      /** Of eliminated: whether the side that attacks on this map is left. */
      readonly attackersLeft?: boolean;
    }
  | { readonly kind: 'aborted'; readonly by: 'rcon' | 'vote'; readonly atMs: number }
  | { readonly kind: 'emptied' | 'reset' | 'restarted'; readonly atMs: number };

export type EndingFacts = {
  readonly durationMs: number;
  readonly outcome: Outcome;
  readonly surrendered: boolean;
  readonly attackersWon: boolean;
};

const FRAME_MS = 50;

export function describeEnding(end: HalfEnd, limitMinutes: number): EndingFacts {
  const limitMs = Math.ceil(Number((limitMinutes * 60_000).toFixed(1)) / FRAME_MS) * FRAME_MS;
  const atMs = Math.round(end.atMs / FRAME_MS) * FRAME_MS;
  if (end.kind !== 'finished') {
    const outcome = end.kind === 'aborted' ? 'abort' : end.kind;
    return {
      durationMs: Math.min(atMs, limitMs - FRAME_MS),
      outcome,
      surrendered: false,
      attackersWon: false,
    };
  }
  if (end.outcome === 'hold' || atMs >= limitMs) {
    return { durationMs: limitMs, outcome: 'hold', surrendered: false, attackersWon: false };
  }
  return {
    durationMs: atMs,
    outcome: end.outcome,
    surrendered: end.outcome !== 'objective',
    attackersWon:
      end.outcome === 'eliminated' ? end.attackersLeft === true : end.outcome !== 'surrenderAttackers',
  };
}
