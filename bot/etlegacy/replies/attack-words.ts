import type { RoundFacts } from '../../../stats/etlegacy/sessions/fetch-session-rounds.ts';
import { formatDuration } from '../../../wording/format-numbers.ts';

/** How an attack went, in one word or time: 7:42, held, -. */
export function attackWords(round: RoundFacts | null): string {
  if (round === null) return '–';
  if (round.outcome !== 'completed') return 'held';
  return formatDuration(round.durationS === null ? null : round.durationS * 1000);
}

/** After what time a round was decided in which nobody attacks. */
export function lengthWords({ durationS }: RoundFacts): string {
  return formatDuration(durationS === null ? null : durationS * 1000);
}
