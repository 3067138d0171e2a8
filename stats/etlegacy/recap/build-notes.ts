import type { RoundFacts } from '../sessions/fetch-session-rounds.ts';
import type { RecapNote } from './session-recap.ts';

/** Returns everything about the data of an evening that a reader must know to trust the numbers. */
export function buildNotes(
  rounds: readonly RoundFacts[],
  brokenLaws: ReadonlySet<number>,
): readonly RecapNote[] {
  const matched = new Set(rounds.filter((round) => round.label === 2).map((round) => round.matchId));
  return rounds.flatMap((round): RecapNote[] => {
    if (round.status !== 'ok') return [{ kind: round.status, round }];
    const notes: RecapNote[] = [];
    if (round.label === 1 && !matched.has(round.matchId)) notes.push({ kind: 'half', round });
    if (brokenLaws.has(round.id)) notes.push({ kind: 'laws', round });
    return notes;
  });
}
