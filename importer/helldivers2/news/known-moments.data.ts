// Moments at which the war's clock is known from records of others: the publication of a dispatch, or an answer with
// its time. They date what was published before Debrief's first status.
import type { ClockPair } from './date-game-time.ts';

const MOMENTS: readonly (readonly [at: string, timeGame: number])[] = [
  // The publication of dispatches 2798 to 2805. The war was stopped from 9 to 11 March 2024.
  ['2024-03-07T12:15:00Z', 2_499_000],
  ['2024-03-07T14:29:00Z', 2_507_100],
  ['2024-03-07T21:12:00Z', 2_531_100],
  ['2024-03-08T15:51:00Z', 2_598_240],
  ['2024-03-12T13:46:00Z', 2_705_219],
  ['2024-03-13T22:29:00Z', 2_822_793],
  ['2024-03-14T19:46:00Z', 2_899_259],
  // Answers with both clocks.
  ['2024-05-19T10:10:08Z', 8_447_410],
  ['2024-08-21T17:33:40Z', 16_575_800],
  ['2025-04-09T11:37:06Z', 36_289_930],
];

export const KNOWN_MOMENTS: readonly ClockPair[] = MOMENTS.map(([at, timeGame]) => ({
  at: new Date(at),
  timeGame,
  isOwn: false,
}));
