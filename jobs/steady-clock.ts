import { type Clock, systemClock } from 'pg-boss';

/** Node ends a timer of more than 2^31 - 1 ms at once. */
const LONGEST_TIMER_MS = 24 * 3_600_000;

/**
 * The clock of the job engine, which only ever goes on: by one that is set back, polls and schedules would wait until the old
 * time comes again. How far it is from the database's the engine measures by itself. Unix time in milliseconds.
 */
export const STEADY_CLOCK: Clock = {
  ...systemClock,
  now: () => performance.timeOrigin + performance.now(),
  setTimeout: (work, ms) => systemClock.setTimeout(work, Math.min(ms, LONGEST_TIMER_MS)),
};
