import type { RoundFacts } from '../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { formatDuration } from '../../../wording/format-numbers.ts';

/** The result of an attack in one word or time: 7:42, held, -. */
export function attackWords(round: RoundFacts | null): string {
  if (round === null) return '–';
  if (round.outcome !== 'completed') return 'held';
  return formatDuration(round.durationS === null ? null : round.durationS * 1000);
}

/** The time after which a round without attackers was decided. */
export function lengthWords({ durationS }: RoundFacts): string {
  return formatDuration(durationS === null ? null : durationS * 1000);
}
